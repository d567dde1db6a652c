package gazette.press;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.sources.EntryText;
import gazette.sources.Sighting;
import gazette.sources.Sighting.Fate;
import gazette.store.HeldEntryTable;
import gazette.store.HeldEntryTable.LetIn;
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
final class AdmitHeld {
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /// A broken entry is tried again, because another version of this program may do better.
    private static final Duration BROKEN_PAUSE = Duration.ofDays(1);

    private final Newsroom newsroom;
    private final FileArticles filing;
    private final Instant begun;
    private final Map<String, FeedConfig> feeds;
    private final List<Reason> reasons = new ArrayList<>();

    private AdmitHeld(Newsroom newsroom, FileArticles filing) {
        this.newsroom = newsroom;
        this.filing = filing;
        this.begun = newsroom.clock().instant();
        this.feeds =
                newsroom.config().feeds().stream().collect(Collectors.toMap(FeedConfig::name, Function.identity()));
    }

    /// Takes them up.
    ///
    /// @return pages that could not be had, entries that are broken, and whether something is left
    static List<Reason> run(Newsroom newsroom, FileArticles filing) {
        var round = new AdmitHeld(newsroom, filing);
        round.run();
        return List.copyOf(round.reasons);
    }

    private void run() {
        List<LetIn> step = due(0);
        while (!step.isEmpty() && !Thread.currentThread().isInterrupted()) {
            if (newsroom.clock().instant().isAfter(begun.plus(ROUND))) {
                reasons.add(
                        new Reason(Verdict.NOTE, "sources", "not all that was let in is here; the next run goes on"));
                return;
            }
            take(step);
            step = due(step.getLast().no());
        }
    }

    private List<LetIn> due(long after) {
        return newsroom.store()
                .read(tables -> tables.heldEntries().due(feeds.keySet(), begun, after, HeldEntryTable.STEP));
    }

    private void take(List<LetIn> step) {
        SetEntries.Proofs proofs = SetEntries.of(
                newsroom, step.stream().flatMap(entry -> taken(entry).stream()).toList());
        Set<String> made = proofs.articles().stream()
                .map(read -> read.article().source() + " " + read.article().key())
                .collect(Collectors.toSet());
        Set<String> open = new HashSet<>(filing.file(proofs.articles()));
        proofs.open().forEach(page -> open.add(page.name()));
        reasons.addAll(proofs.reasons());
        newsroom.store().change(tables -> {
            proofs.news().forEach(tables.pages()::put);
            step.forEach(entry -> settle(entry, made, open, tables));
        });
    }

    private Optional<SetEntries.Taken> taken(LetIn entry) {
        try {
            var sighting = new Sighting(EntryText.read(entry.text()), entry.key(), Fate.TAKEN, List.of());
            FeedConfig feed = Objects.requireNonNull(feeds.get(entry.source()));
            return Optional.of(new SetEntries.Taken(feed, entry.lang(), sighting));
        } catch (RuntimeException | StackOverflowError e) {
            reasons.add(SetEntries.broken(entry.source(), entry.key(), entry.title(), e));
            return Optional.empty();
        }
    }

    private void settle(LetIn entry, Set<String> made, Set<String> open, Tables tables) {
        if (!made.contains(entry.name())) {
            postpone(entry, BROKEN_PAUSE, tables);
        } else if (open.contains(entry.name())) {
            postpone(entry, PAUSE, tables);
        } else {
            tables.heldEntries().forget(entry.source(), entry.key());
        }
    }

    private void postpone(LetIn entry, Duration pause, Tables tables) {
        tables.heldEntries().postpone(entry.no(), newsroom.clock().instant().plus(pause));
    }
}
