package gazette.press.publishing;

import gazette.articles.ContentHash;
import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.DraftField.Kind;
import gazette.issues.IssueDraft;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ReviewedIssue;
import gazette.issues.ReviewedIssue.Note;
import gazette.issues.ReviewedIssue.ReviewedArticle;
import gazette.press.composing.NoteFile;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import gazette.render.mail.RenderedMail;
import gazette.text.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes of a composed issue what an editor is shown of it, with its hash.
///
/// The hash covers what readers would see: subject, letter, articles in all languages, the editor's words, the sender,
/// and whom the issue is for. It does not cover what changes by itself: the number of the issue, the moment at which it
/// goes out, and who subscribes meanwhile. So the letter is rendered as of the slot and without a number for it.
final class ShownIssue {
    private static final String SEPARATOR = "\u0000";
    /// What an editor has to know before the issue goes out.
    private static final Set<ReasonKind> TOLD = EnumSet.complementOf(EnumSet.of(ReasonKind.PICKED));

    private static final Set<Kind> WORDS = EnumSet.of(Kind.INTRO, Kind.OUTRO, Kind.SUBJECT, Kind.PREHEADER);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;
    private final Instant slot;

    ShownIssue(AppContext context, ScheduleConfig schedule, Instant slot) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
        this.slot = slot;
    }

    /// Returns what is shown of an issue.
    ReviewedIssue of(ComposedIssue composed, List<Reason> reasons) {
        RenderedMail mail = new PreviewLetter(context, schedule, composed).mail();
        List<ReviewedArticle> articles = composed.choice().selection().picked().stream()
                .map(stored -> article(stored, composed.choice()))
                .toList();
        return new ReviewedIssue(
                hash(composed, articles),
                mail.subject(),
                mail.preheader(),
                mail.html(),
                mail.text(),
                articles,
                composed.rendered().recipients(),
                notes(reasons));
    }

    /// Returns what is shown if nothing would go out.
    static ReviewedIssue nothing(List<Reason> reasons) {
        return new ReviewedIssue(ReviewedIssue.NOTHING, "", "", "", "", List.of(), 0, notes(reasons));
    }

    /// Returns what is shown if no issue can be made.
    static ReviewedIssue fault(String cause) {
        return nothing(List.of(Reason.ofFailedRun(cause)));
    }

    private static List<Note> notes(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> TOLD.contains(reason.kind()))
                .map(reason -> new Note(reason.kind().word(), reason.subject(), reason.detail()))
                .distinct()
                .toList();
    }

    private static ReviewedArticle article(StoredArticle stored, Choice choice) {
        List<StoredArticle> versions = Optional.ofNullable(choice.works().get(stored.work()))
                .map(Work::versions)
                .orElse(List.of(stored));
        String hashes = String.join(
                SEPARATOR,
                versions.stream()
                        .map(version -> ContentHash.version(version.article()))
                        .sorted()
                        .toList());
        String origin =
                stored.article().source() + "/" + stored.article().origin().file();
        return new ReviewedArticle(stored.work(), stored.article().title(), origin, Sha256.hex(hashes));
    }

    private String hash(ComposedIssue composed, List<ReviewedArticle> articles) {
        RenderedMail mail = timeless(composed);
        List<String> parts = new ArrayList<>(List.of(
                list.name(),
                schedule.recipients().cadence().word(),
                schedule.recipients()
                        .segment()
                        .map(segment -> segment.expression())
                        .orElse(""),
                list.mail().from().toString(),
                mail.subject(),
                mail.preheader(),
                mail.html(),
                mail.text()));
        articles.forEach(article -> parts.add(article.work() + " " + article.hash()));
        composed.rendered().notesOfEditor().files().stream()
                .map(NoteFile::hash)
                .sorted()
                .forEach(parts::add);
        parts.addAll(words(composed.choice().draft()));
        return Sha256.hex(String.join(SEPARATOR, parts));
    }

    /// Returns what editors wrote for letters in whatever language, of which only one letter is rendered here.
    private static List<String> words(IssueDraft draft) {
        return draft.fields().entrySet().stream()
                .filter(field -> WORDS.contains(field.getKey().kind()))
                .filter(field -> !field.getValue().value().isEmpty())
                .map(field -> field.getKey().name() + " " + field.getValue().value())
                .sorted()
                .toList();
    }

    /// Renders the issue's own letter as of the slot and under no number.
    private RenderedMail timeless(ComposedIssue composed) {
        Choice choice = composed.choice().forItselfAlone();
        var result = new ComposeIssue(context.at(InstantSource.fixed(slot)), schedule).run(choice, true);
        return switch (result) {
            case ComposeIssue.Result.Composed(ComposedIssue alone) ->
                alone.rendered().main().renderedMail();
            case ComposeIssue.Result.Blamed(var blame) ->
                throw new IllegalStateException("an issue that was composed already cannot be: " + blame);
        };
    }
}
