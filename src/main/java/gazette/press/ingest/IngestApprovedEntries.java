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

/// Stores articles of held entries that an editor let in, whether or not their feeds still have them. In batches,
/// for up to 45 seconds; the next round stores the rest.
///
/// Example: a feed brings 80 new entries at once, over its limit of 50. [PollFeeds] holds all of them and the
/// run's reasons say so. The editor runs `gazette sources --take wire`. The next round converts the 80 entries
/// here. One of them has an image that cannot be downloaded now: its article is stored without it, and the entry
/// is kept and converted again 10 minutes later, which updates the article.
final class IngestApprovedEntries {
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final Duration INCOMPLETE_PAUSE = Duration.ofMinutes(10);

    /// An entry that cannot be converted is tried again: a newer version of this program may do better.
    private static final Duration BROKEN_PAUSE = Duration.ofDays(1);

    private final AppContext context;
    private final StoreArticles articles;
    private final Instant startedAt;
    private final Map<String, FeedConfig> feeds;
    private final List<Reason> reasons = new ArrayList<>();

    private IngestApprovedEntries(AppContext context, StoreArticles articles) {
        this.context = context;
        this.articles = articles;
        this.startedAt = context.clock().instant();
        this.feeds = context.config().feeds().stream().collect(Collectors.toMap(FeedConfig::name, Function.identity()));
    }

    /// Stores the entries that are due.
    ///
    /// @return reasons for pages that could not be fetched and entries that could not be converted, and one
    ///     if entries are left
    static List<Reason> run(AppContext context, StoreArticles articles) {
        var round = new IngestApprovedEntries(context, articles);
        round.run();
        return List.copyOf(round.reasons);
    }

    private void run() {
        List<AdmittedEntry> batch = due(0);
        while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
            if (context.clock().instant().isAfter(startedAt.plus(ROUND))) {
                reasons.add(new Reason(
                        ReasonKind.NOTE, "sources", "not all that was let in is here; the next run goes on"));
                return;
            }
            store(batch);
            batch = due(batch.getLast().no());
        }
    }

    private List<AdmittedEntry> due(long after) {
        return context.store()
                .read(tables -> tables.heldEntries().due(feeds.keySet(), startedAt, after, HeldEntryTable.BATCH_SIZE));
    }

    private void store(List<AdmittedEntry> batch) {
        EntriesToArticles.Result converted = EntriesToArticles.convert(
                context, batch.stream().flatMap(entry -> parsed(entry).stream()).toList());
        Set<String> stored = converted.articles().stream()
                .map(read -> read.article().source() + " " + read.article().key())
                .collect(Collectors.toSet());
        Set<String> incomplete = new HashSet<>(articles.store(converted.articles()));
        converted.retryable().forEach(page -> incomplete.add(page.name()));
        reasons.addAll(converted.reasons());
        context.store().change(tables -> {
            converted.fetchedPages().forEach(tables.pageFetches()::put);
            batch.forEach(entry -> forgetOrPostpone(entry, stored, incomplete, tables));
        });
    }

    private Optional<EntriesToArticles.Taken> parsed(AdmittedEntry entry) {
        try {
            var classified = new ClassifiedEntry(EntryJson.read(entry.text()), entry.key(), Fate.TAKEN, List.of());
            FeedConfig feed = Objects.requireNonNull(feeds.get(entry.source()));
            return Optional.of(new EntriesToArticles.Taken(feed, entry.lang(), classified));
        } catch (RuntimeException | Error e) {
            reasons.add(EntriesToArticles.reportBroken(entry.source(), entry.key(), entry.title(), e));
            return Optional.empty();
        }
    }

    private void forgetOrPostpone(AdmittedEntry entry, Set<String> stored, Set<String> incomplete, Tables tables) {
        if (!stored.contains(entry.name())) {
            postpone(entry, BROKEN_PAUSE, tables);
        } else if (incomplete.contains(entry.name())) {
            postpone(entry, INCOMPLETE_PAUSE, tables);
        } else {
            tables.heldEntries().forget(entry.source(), entry.key());
        }
    }

    private void postpone(AdmittedEntry entry, Duration pause, Tables tables) {
        tables.heldEntries().postpone(entry.no(), context.clock().instant().plus(pause));
    }
}
