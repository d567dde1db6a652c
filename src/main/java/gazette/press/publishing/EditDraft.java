package gazette.press.publishing;

import gazette.accounts.AuditEntry;
import gazette.issues.DraftField;
import gazette.issues.IssueDraft;
import gazette.issues.IssueDraft.FieldValue;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.text.TextShortener;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Changes the draft of a schedule's next issue, field by field. A change that is based on an older state of its field
/// is not made: the editor sees both texts and decides.
public final class EditDraft {
    private static final int MOST_IN_LINE = 300;
    private static final int MOST_IN_TEXT = 100_000;
    private static final int MOST_WORKS = 2_000;
    private static final int SHORT = 200;

    private final AppContext context;

    public EditDraft(AppContext context) {
        this.context = context;
    }

    /// Says what an editor wants.
    ///
    /// @param value the field's new value; empty to leave the field to the schedule's rules and files
    /// @param base the draft's version when the editor's page showed the field
    /// @param savedBy the account's name
    /// @param network from where, as records keep it
    public record Change(String schedule, DraftField field, String value, long base, String savedBy, String network) {}

    /// Says how a change ended.
    public sealed interface Outcome {
        /// Says that it was made, or that the field had that value already.
        ///
        /// @param version the draft's
        record Saved(long version, Instant at) implements Outcome {}

        /// Says that somebody else has changed the field meanwhile.
        ///
        /// @param version to base a change on that is made nevertheless
        record Conflict(FieldValue theirs, long version) implements Outcome {}

        /// Says that the issue that it was meant for has been made meanwhile.
        ///
        /// @param issue its id
        /// @param version to base the change on if it is meant for the next issue, too
        record Used(long issue, long version) implements Outcome {}

        /// Says that no field can have that value.
        ///
        /// @param most the greatest length, if the value is too long
        record Refused(Optional<Integer> most) implements Outcome {}
    }

    /// Makes a change.
    public Outcome save(Change change) {
        Change clean = new Change(
                change.schedule(), change.field(), cleaned(change), change.base(), change.savedBy(), change.network());
        return refusal(clean)
                .<Outcome>map(refused -> refused)
                .orElseGet(() -> context.store().write(tables -> save(clean, tables)));
    }

    private Outcome save(Change change, Tables tables) {
        IssueDraft draft = tables.issueDrafts().of(change.schedule());
        Instant now = context.clock().instant();
        FieldValue there = draft.fields().get(change.field());
        if (draft.value(change.field()).equals(change.value())) {
            return new Outcome.Saved(draft.version(), there == null ? now : there.savedAt());
        }
        if (change.base() < draft.begun() && draft.lastIssue().isPresent()) {
            return new Outcome.Used(draft.lastIssue().get(), draft.version());
        }
        if (there != null && there.version() > change.base() && !goesOn(change, there)) {
            return new Outcome.Conflict(there, draft.version());
        }
        long version =
                tables.issueDrafts().set(change.schedule(), change.field(), change.value(), change.savedBy(), now);
        tables.audit()
                .append(
                        now,
                        new AuditEntry(
                                change.savedBy(),
                                change.network(),
                                "draft." + change.field().name(),
                                change.schedule(),
                                inShort(draft.value(change.field())),
                                inShort(change.value())));
        return new Outcome.Saved(version, now);
    }

    /// Returns whether somebody only goes on typing: a browser that leaves the page may send a text before it has
    /// the answer to the one before.
    private static boolean goesOn(Change change, FieldValue there) {
        return there.savedBy().equals(change.savedBy())
                && !there.value().isEmpty()
                && change.value().startsWith(there.value());
    }

    private static Optional<String> inShort(String value) {
        return Optional.of(TextShortener.withEllipsis(value, SHORT)).filter(text -> !text.isEmpty());
    }

    /// Browsers send line ends as CR LF; a text that was not changed must stay the same.
    private static String cleaned(Change change) {
        String value = change.value().replace("\r\n", "\n").replace("\u0000", "");
        return switch (change.field().kind()) {
            case INTRO, OUTRO -> value.isBlank() ? "" : value;
            case ORDER, CHOICE, PIN, SUBJECT, PREHEADER ->
                value.replaceAll("\\s+", " ").strip();
        };
    }

    private static Optional<Outcome.Refused> refusal(Change change) {
        String value = change.value();
        return switch (change.field().kind()) {
            case INTRO, OUTRO -> tooLong(value, MOST_IN_TEXT);
            case SUBJECT, PREHEADER -> tooLong(value, MOST_IN_LINE);
            case CHOICE -> unless(value.isEmpty() || value.matches("take|later|never"));
            case PIN -> unless(value.isEmpty() || value.matches("yes|no"));
            case ORDER -> unless(isOrder(value));
        };
    }

    /// Looks at one work after the other: one expression for all would try each way to part a long row of digits.
    private static boolean isOrder(String value) {
        String[] works = value.split(" ", MOST_WORKS + 1);
        return value.isEmpty()
                || (works.length <= MOST_WORKS && Stream.of(works).allMatch(work -> work.matches("[1-9][0-9]{0,17}")));
    }

    private static Optional<Outcome.Refused> tooLong(String value, int most) {
        return value.length() > most ? Optional.of(new Outcome.Refused(Optional.of(most))) : Optional.empty();
    }

    private static Optional<Outcome.Refused> unless(boolean isRight) {
        return isRight ? Optional.empty() : Optional.of(new Outcome.Refused(Optional.empty()));
    }
}
