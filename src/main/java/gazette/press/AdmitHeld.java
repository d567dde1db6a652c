package gazette.press;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.sources.Sighting;
import gazette.sources.Sighting.Fate;
import gazette.store.HeldEntryTable.LetIn;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes articles of the entries that were held until an editor let them in, whatever their feeds have now. In steps,
/// so that any number may be; what the round has no time for comes in the next. An entry whose page or pictures another
/// round may bring is kept until then, and edits its article.
final class AdmitHeld {
    private static final int STEP = 100;
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMinutes(10);

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
    /// @return pages that could not be had, and whether something is left
    static List<Reason> run(Newsroom newsroom, FileArticles filing) {
        var round = new AdmitHeld(newsroom, filing);
        round.run();
        return List.copyOf(round.reasons);
    }

    private void run() {
        List<LetIn> step = due(0);
        while (!step.isEmpty()) {
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
        return newsroom.store().read(tables -> tables.heldEntries().due(feeds.keySet(), begun, after, STEP));
    }

    private void take(List<LetIn> step) {
        SetEntries.Proofs proofs =
                SetEntries.of(newsroom, step.stream().map(this::taken).toList());
        Set<String> open = new HashSet<>(filing.file(proofs.articles()));
        proofs.open().forEach(page -> open.add(page.name()));
        reasons.addAll(proofs.reasons());
        newsroom.store().change(tables -> {
            proofs.news().forEach(tables.pages()::put);
            step.forEach(entry -> settle(entry, open, tables));
        });
    }

    private SetEntries.Taken taken(LetIn entry) {
        var sighting = new Sighting(entry.entry(), entry.key(), Fate.TAKEN, List.of());
        return new SetEntries.Taken(Objects.requireNonNull(feeds.get(entry.source())), entry.lang(), sighting);
    }

    private void settle(LetIn entry, Set<String> open, Tables tables) {
        if (open.contains(entry.source() + " " + entry.key())) {
            tables.heldEntries().postpone(entry.no(), newsroom.clock().instant().plus(PAUSE));
            return;
        }
        tables.heldEntries().forget(entry.source(), entry.key());
    }
}
