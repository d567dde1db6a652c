package gazette.cli;

import gazette.config.FeedConfig;
import gazette.press.ingest.ReviewHeldEntries;
import gazette.sources.feeds.SkipHoursAndDays;
import gazette.sources.polling.FeedState;
import gazette.store.HeldEntryTable.HeldSummary;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Lists how a feed fares, for people and programs alike; what is not known is empty.
final class FeedStatusFields {
    private FeedStatusFields() {}

    static void addStatus(Map<String, Object> fields, Tables tables, FeedConfig feed) {
        Optional<FeedState> known =
                tables.feeds().find(feed.name()).filter(state -> state.address().equals(feed.address()));
        Optional<FeedState> alive = known.filter(state -> !state.isGone());
        fields.put("feed", feed.address());
        fields.put("health", known.map(FeedStatusFields::health).orElse("not looked at yet"));
        fields.put(
                "failures",
                known.map(FeedState::failures)
                        .filter(n -> n > 0)
                        .map(String::valueOf)
                        .orElse(""));
        fields.put(
                "askedAt",
                known.map(FeedState::currentUrl)
                        .filter(asked -> !asked.equals(feed.address()))
                        .orElse(""));
        fields.put("read", second(known.flatMap(FeedState::read)));
        fields.put("lastNew", second(known.flatMap(state -> state.pollSchedule().lastNewEntryAt())));
        fields.put("nextLook", second(alive.map(FeedState::next).filter(next -> next.isAfter(Instant.EPOCH))));
        fields.put("after", alive.flatMap(FeedStatusFields::pause).orElse(""));
        fields.put("skips", alive.flatMap(state -> skips(state, feed)).orElse(""));
        addHeldEntries(fields, tables, feed.name());
    }

    /// Adds the entries that wait for the editor.
    static Map<String, Object> addHeldEntries(Map<String, Object> fields, Tables tables, String source) {
        Optional<HeldSummary> heap = tables.heldEntries().summary(source);
        fields.put("held", heap.<Object>map(HeldSummary::entries).orElse(""));
        fields.put("heldSince", second(heap.map(HeldSummary::since)));
        fields.put("decide", heap.map(_ -> ReviewHeldEntries.commands(source)).orElse(""));
        return fields;
    }

    private static String health(FeedState state) {
        if (state.isRefused()) {
            return "not asked: " + state.problem();
        }
        return state.problem().isEmpty() ? "well" : state.problem();
    }

    /// Returns how long after the last poll the next one is due.
    private static Optional<String> pause(FeedState state) {
        return state.read()
                .filter(_ -> state.problem().isEmpty())
                .map(read -> Duration.between(read, state.next()))
                .filter(Duration::isPositive)
                .map(pause -> pause.toHours() == 0
                        ? pause.toMinutes() + " min"
                        : pause.toHours() + " h " + pause.toMinutesPart() + " min");
    }

    /// Returns the times at which the feed is not polled; none where the settings say how often.
    private static Optional<String> skips(FeedState state, FeedConfig feed) {
        return Optional.of(state.pollSchedule().skipped())
                .filter(skipped -> feed.pollInterval().isEmpty() && !skipped.equals(SkipHoursAndDays.NONE))
                .map(skipped -> skipped.words() + " (hours and days, GMT, as the feed says; issues ask all the same)");
    }

    private static String second(Optional<Instant> instant) {
        return instant.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
    }
}
