package gazette.press.ingest;

import gazette.accounts.Actor;
import gazette.accounts.AuditEntry;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.workspace.AppContext;
import gazette.store.HeldEntryTable;
import gazette.store.HeldEntryTable.HeldSummary;
import gazette.store.HeldEntryTable.Range;
import gazette.text.TextShortener;
import gazette.text.ZonedTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lets in or drops entries that are held because a feed brought too many at once, as an editor decides.
public final class ReviewHeldEntries {
    private static final int TITLE_LENGTH = 60;

    private ReviewHeldEntries() {}

    /// Lets entries in, so that the next round stores their articles, or drops them for good.
    ///
    /// @param actor who decides
    /// @return how many entries
    public static int decide(AppContext context, Range entries, boolean letIn, Actor actor) {
        return IntStream.generate(() -> context.store().write(tables -> {
                    int decided = decideBatch(tables.heldEntries(), entries, letIn);
                    if (decided > 0) {
                        tables.audit().append(context.clock().instant(), entry(entries, letIn, decided, actor));
                    }
                    return decided;
                }))
                .takeWhile(decided -> decided > 0)
                .sum();
    }

    private static AuditEntry entry(Range entries, boolean letIn, int decided, Actor actor) {
        return actor.entry(
                letIn ? "source.take" : "source.drop",
                entries.source(),
                Optional.of(decided == 1 ? "1 entry held" : decided + " entries held"),
                Optional.empty());
    }

    /// Returns a text with the commands by which an editor decides.
    public static String commands(String source) {
        return "gazette sources --held " + source + " lists them, --take " + source + " lets them in (--take " + source
                + "/NO one of them), --pass " + source + " drops them";
    }

    /// Returns the reason that tells how many entries of a feed are held; empty if none are.
    static Optional<Reason> heldReason(AppContext context, String source) {
        ZoneId zone = context.config().publication().zone();
        return context.store()
                .read(tables -> tables.heldEntries().summary(source))
                .map(summary -> new Reason(ReasonKind.NOTE, source, text(summary, zone) + "; " + commands(source)));
    }

    private static int decideBatch(HeldEntryTable held, Range entries, boolean letIn) {
        return held.first(entries, HeldEntryTable.BATCH_SIZE)
                .map(batch -> letIn ? held.admit(batch) : held.drop(batch))
                .orElse(0);
    }

    private static String text(HeldSummary summary, ZoneId zone) {
        String titles = summary.titles().stream()
                .map(title -> "“" + TextShortener.atWord(title, TITLE_LENGTH) + "”")
                .collect(Collectors.joining(", "));
        long more = summary.entries() - summary.titles().size();
        return summary.entries() + " new entries are held since "
                + ZonedTime.minutes(summary.since(), zone) + ": " + titles
                + (more > 0 ? " and " + more + " more" : "");
    }
}
