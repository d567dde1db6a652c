package gazette.press.ingest;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.workspace.AppContext;
import gazette.store.HeldEntryTable;
import gazette.store.HeldEntryTable.HeldSummary;
import gazette.store.HeldEntryTable.Range;
import gazette.text.TextShortener;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An editor's word on the entries that came from a feed all at once.
public final class ReviewHeldEntries {
    /// How a moment is told to an editor.
    public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final int TITLE = 60;

    private ReviewHeldEntries() {}

    /// Lets entries in, so that the next round makes articles of them, or drops them for good.
    ///
    /// @return how many
    public static int decide(AppContext context, Range entries, boolean take) {
        return IntStream.generate(() -> context.store().write(tables -> step(tables.heldEntries(), entries, take)))
                .takeWhile(decided -> decided > 0)
                .sum();
    }

    /// How an editor decides.
    public static String commands(String source) {
        return "gazette sources --held " + source + " lists them, --take " + source + " lets them in (--take " + source
                + "/NO one of them), --pass " + source + " drops them";
    }

    /// Tells of what a feed's bursts have held, if they have.
    static Optional<Reason> heldReason(AppContext context, String source) {
        ZoneId zone = context.config().publication().zone();
        return context.store()
                .read(tables -> tables.heldEntries().summary(source))
                .map(heap -> new Reason(ReasonKind.NOTE, source, held(heap, zone) + "; " + commands(source)));
    }

    private static int step(HeldEntryTable held, Range entries, boolean take) {
        return held.first(entries, HeldEntryTable.BATCH_SIZE)
                .map(step -> take ? held.admit(step) : held.drop(step))
                .orElse(0);
    }

    private static String held(HeldSummary heap, ZoneId zone) {
        String titles = heap.titles().stream()
                .map(title -> "“" + TextShortener.atWord(title, TITLE) + "”")
                .collect(Collectors.joining(", "));
        long more = heap.entries() - heap.titles().size();
        return heap.entries() + " new entries are held since "
                + TIME.format(heap.since().atZone(zone)) + ": " + titles + (more > 0 ? " and " + more + " more" : "");
    }
}
