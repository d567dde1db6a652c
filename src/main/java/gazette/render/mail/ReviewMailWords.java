package gazette.render.mail;

import gazette.config.ReviewConfig.Silence;
import gazette.issues.ReviewChange;
import gazette.issues.ReviewedIssue;
import gazette.issues.ReviewedIssue.Note;
import gazette.render.SingleLine;
import gazette.render.UiText;
import gazette.render.view.MailVariables;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Puts into words what those who review an issue are told.
final class ReviewMailWords {
    private static final int MOST_NOTES = 40;
    private static final String TIME = "EEE uuuu-MM-dd HH:mm VV '(UTC'xxx')'";

    private final UiText words;
    private final ReviewMailData data;

    ReviewMailWords(UiText words, ReviewMailData data) {
        this.words = words;
        this.data = data;
    }

    MailVariables.Review variables() {
        ReviewedIssue issue = data.issue();
        return new MailVariables.Review(
                subject(),
                lead(),
                slot(),
                SingleLine.line(issue.subject()),
                issue.isNothing() ? "" : words.of("review_recipients", issue.recipients()),
                data.changes().stream().map(this::change).toList(),
                issue.articles().stream()
                        .map(article -> SingleLine.line(article.title()))
                        .toList(),
                issue.notes().stream()
                        .limit(MOST_NOTES)
                        .map(ReviewMailWords::note)
                        .toList(),
                issue.text(),
                data.link());
    }

    private String subject() {
        boolean isNothing = data.issue().isNothing();
        String about = isNothing ? data.review().schedule() : data.issue().subject();
        String key = switch (data.kind()) {
            case ASK -> isNothing ? "review_none" : isAgain() ? "review_again" : "review_ask";
            case HELD -> "review_held";
            case SENT -> data.review().askedHash().isEmpty() ? "review_unseen" : "review_sent";
            case NOTHING -> "review_nothing";
        };
        return words.of(key, SingleLine.line(about));
    }

    private boolean isAgain() {
        return !data.changes().isEmpty();
    }

    private String lead() {
        boolean holds = data.silence() == Silence.HOLD;
        return switch (data.kind()) {
            case ASK ->
                words.of(
                        data.issue().isNothing()
                                ? "review_none_lead"
                                : holds ? "review_ask_lead_hold" : "review_ask_lead_send",
                        slot());
            case HELD ->
                words.of("review_held_lead", slot())
                        .replace("{1}", SingleLine.line(data.review().heldBecause()));
            case SENT ->
                words.of(data.review().askedHash().isEmpty() ? "review_unseen_lead" : "review_sent_lead", slot());
            case NOTHING -> words.of("review_nothing_lead", slot());
        };
    }

    private String slot() {
        return DateTimeFormatter.ofPattern(TIME, Locale.forLanguageTag(words.lang()))
                .withZone(data.zone())
                .format(data.review().slot());
    }

    private String change(ReviewChange change) {
        String before = SingleLine.line(change.before());
        String after = SingleLine.line(change.after());
        return switch (change.kind()) {
            case ADDED -> words.of("review_added", after);
            case REMOVED -> words.of("review_removed", before);
            case EDITED -> words.of("review_edited", before.equals(after) ? after : before + " → " + after);
            case SUBJECT -> words.of("review_subject", before + " → " + after);
            case ORDER -> words.of("review_order");
            case LETTER -> words.of("review_look");
        };
    }

    private static String note(Note note) {
        String line = note.kind() + ": " + note.subject() + (note.detail().isEmpty() ? "" : ": " + note.detail());
        return SingleLine.line(line);
    }
}
