package gazette.press.ingest;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.EntryJson;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.store.HeldEntryTable;
import gazette.store.HeldEntryTable.AdmittedEntry;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes articles of the entries that were held until an editor let them in, whatever their feeds have now. In steps,
/// so that any number may be; what the round has no time for comes in the next. An entry whose page or pictures another
/// round may bring is kept until then, and edits its article.
final class IngestApprovedEntries {
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /// A broken entry is tried again, because another version of this program may do better.
    private static final Duration BROKEN_PAUSE = Duration.ofDays(1);

    private final AppContext context;
    private final StoreArticles filing;
    private final Instant begun;
    private final Map<String, FeedConfig> feeds;
    private final List<Reason> reasons = new ArrayList<>();

    private IngestApprovedEntries(AppContext context, StoreArticles filing) {
        this.context = context;
        this.filing = filing;
        this.begun = context.clock().instant();
        this.feeds = context.config().feeds().stream().collect(Collectors.toMap(FeedConfig::name, Function.identity()));
    }

    /// Takes them up.
    ///
    /// @return pages that could not be had, entries that are broken, and whether something is left
    static List<Reason> run(AppContext context, StoreArticles filing) {
        var round = new IngestApprovedEntries(context, filing);
        round.run();
        return List.copyOf(round.reasons);
    }

    private void run() {
        List<AdmittedEntry> step = due(0);
        while (!step.isEmpty() && !Thread.currentThread().isInterrupted()) {
            if (context.clock().instant().isAfter(begun.plus(ROUND))) {
                reasons.add(new Reason(
                        ReasonKind.NOTE, "sources", "not all that was let in is here; the next run goes on"));
                return;
            }
            take(step);
            step = due(step.getLast().no());
        }
    }

    private List<AdmittedEntry> due(long after) {
        return context.store()
                .read(tables -> tables.heldEntries().due(feeds.keySet(), begun, after, HeldEntryTable.BATCH_SIZE));
    }

    private void take(List<AdmittedEntry> step) {
        EntriesToArticles.Result proofs = EntriesToArticles.of(
                context, step.stream().flatMap(entry -> taken(entry).stream()).toList());
        Set<String> made = proofs.articles().stream()
                .map(read -> read.article().source() + " " + read.article().key())
                .collect(Collectors.toSet());
        Set<String> open = new HashSet<>(filing.file(proofs.articles()));
        proofs.retryable().forEach(page -> open.add(page.name()));
        reasons.addAll(proofs.reasons());
        context.store().change(tables -> {
            proofs.fetchedPages().forEach(tables.pageFetches()::put);
            step.forEach(entry -> settle(entry, made, open, tables));
        });
    }

    private Optional<EntriesToArticles.Taken> taken(AdmittedEntry entry) {
        try {
            var classified = new ClassifiedEntry(EntryJson.read(entry.text()), entry.key(), Fate.TAKEN, List.of());
            FeedConfig feed = Objects.requireNonNull(feeds.get(entry.source()));
            return Optional.of(new EntriesToArticles.Taken(feed, entry.lang(), classified));
        } catch (RuntimeException | StackOverflowError e) {
            reasons.add(EntriesToArticles.broken(entry.source(), entry.key(), entry.title(), e));
            return Optional.empty();
        }
    }

    private void settle(AdmittedEntry entry, Set<String> made, Set<String> open, Tables tables) {
        if (!made.contains(entry.name())) {
            postpone(entry, BROKEN_PAUSE, tables);
        } else if (open.contains(entry.name())) {
            postpone(entry, PAUSE, tables);
        } else {
            tables.heldEntries().forget(entry.source(), entry.key());
        }
    }

    private void postpone(AdmittedEntry entry, Duration pause, Tables tables) {
        tables.heldEntries().postpone(entry.no(), context.clock().instant().plus(pause));
    }
}
