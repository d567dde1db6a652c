package gazette.cli;

import gazette.config.FeedConfig;
import gazette.press.DecideBurst;
import gazette.sources.FeedState;
import gazette.sources.SkippedTimes;
import gazette.store.HeldEntryTable.Heap;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// How a feed fares, for people and programs alike; what is not known is empty.
final class FeedSheet {
    private FeedSheet() {}

    static void fill(Map<String, Object> fields, Tables tables, FeedConfig feed) {
        Optional<FeedState> known =
                tables.feeds().find(feed.name()).filter(state -> state.address().equals(feed.address()));
        Optional<FeedState> alive = known.filter(state -> !state.ended());
        fields.put("feed", feed.address());
        fields.put("health", known.map(FeedSheet::health).orElse("not looked at yet"));
        fields.put(
                "failures",
                known.map(FeedState::failures)
                        .filter(n -> n > 0)
                        .map(String::valueOf)
                        .orElse(""));
        fields.put(
                "askedAt",
                known.map(FeedState::asked)
                        .filter(asked -> !asked.equals(feed.address()))
                        .orElse(""));
        fields.put("read", second(known.flatMap(FeedState::read)));
        fields.put("lastNew", second(known.flatMap(state -> state.rhythm().news())));
        fields.put("nextLook", second(alive.map(FeedState::next).filter(next -> next.isAfter(Instant.EPOCH))));
        fields.put("after", alive.flatMap(FeedSheet::pause).orElse(""));
        fields.put("skips", alive.flatMap(state -> skips(state, feed)).orElse(""));
        withHeld(fields, tables, feed.name());
    }

    /// What waits for the editor.
    static Map<String, Object> withHeld(Map<String, Object> fields, Tables tables, String source) {
        Optional<Heap> heap = tables.heldEntries().heap(source);
        fields.put("held", heap.<Object>map(Heap::entries).orElse(""));
        fields.put("heldSince", second(heap.map(Heap::since)));
        fields.put("decide", heap.map(_ -> DecideBurst.commands(source)).orElse(""));
        return fields;
    }

    private static String health(FeedState state) {
        if (state.isRefused()) {
            return "not asked: " + state.problem();
        }
        return state.problem().isEmpty() ? "well" : state.problem();
    }

    /// How long the next look is after the last.
    private static Optional<String> pause(FeedState state) {
        return state.read()
                .filter(_ -> state.problem().isEmpty())
                .map(read -> Duration.between(read, state.next()))
                .filter(Duration::isPositive)
                .map(pause -> pause.toHours() == 0
                        ? pause.toMinutes() + " min"
                        : pause.toHours() + " h " + pause.toMinutesPart() + " min");
    }

    /// The times that are heeded: none, where the settings say how often.
    private static Optional<String> skips(FeedState state, FeedConfig feed) {
        return Optional.of(state.rhythm().skipped())
                .filter(skipped -> feed.every().isEmpty() && !skipped.equals(SkippedTimes.NONE))
                .map(skipped -> skipped.words() + " (hours and days, GMT, as the feed says; issues ask all the same)");
    }

    private static String second(Optional<Instant> instant) {
        return instant.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
    }
}
