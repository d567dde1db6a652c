package gazette.sources;

import gazette.config.FeedConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One look into a followed feed.
///
/// @param before what was known of it until then
/// @param state after it
/// @param feed what it holds; absent if it did not change or could not be read
public record FeedLook(FeedConfig config, FeedState before, FeedState state, Optional<ReadFeed> feed) {
    private static final int GONE = 410;

    /// Whether it was never read until then.
    public boolean isFirst() {
        return before.read().isEmpty();
    }

    /// Looks.
    ///
    /// @param before what was known of it
    public static FeedLook at(FeedConfig config, FeedState before, Fetcher fetcher, Instant now) {
        FeedAnswer answer = FeedAnswer.to(before.asked(), before.validators(), fetcher);
        return switch (answer.result()) {
            case FetchResult.Fetched came -> read(config, before, answer.parsed(), came.bearing(), now);
            case FetchResult.Unchanged(Bearing bearing) -> {
                Validators updated = before.validators().updated(bearing.validators());
                var kept = new Bearing(bearing.movedTo(), updated, bearing.pause());
                yield seen(config, before, kept, Optional.empty(), now);
            }
            case FetchResult.Declined(int status, var _)
            when status == GONE -> new FeedLook(config, before, before.gone(), Optional.empty());
            case FetchResult.Declined(var _, Bearing bearing) -> read(config, before, answer.parsed(), bearing, now);
            case FetchResult.Forbidden refused
            when !before.isElsewhere() ->
                new FeedLook(config, before, before.refused(refused.reason(), now), Optional.empty());
            case FetchResult.Forbidden _, FetchResult.Unreachable _ ->
                read(config, before, answer.parsed(), Bearing.NONE, now);
        };
    }

    /// A look that found a fault of ours.
    public static FeedLook broken(FeedConfig config, FeedState before, Throwable fault, Instant now) {
        return failed(config, before, "it cannot be read here (" + fault + ")", Duration.ZERO, now);
    }

    private static FeedLook read(FeedConfig config, FeedState before, ParsedFeed parsed, Bearing bearing, Instant now) {
        return switch (parsed) {
            case ReadFeed feed -> seen(config, before, bearing, Optional.of(feed), now);
            case UnreadableFeed(String problem) -> failed(config, before, problem, bearing.pause(), now);
        };
    }

    private static FeedLook seen(
            FeedConfig config, FeedState before, Bearing bearing, Optional<ReadFeed> feed, Instant now) {
        Rhythm rhythm = before.rhythm().seen(config, bearing.pause(), feed, now);
        return new FeedLook(config, before, before.seen(bearing, rhythm, now), feed);
    }

    private static FeedLook failed(FeedConfig config, FeedState before, String why, Duration pause, Instant now) {
        Rhythm rhythm = before.rhythm().failed(config, pause, before.failures(), now);
        return new FeedLook(config, before, before.failed(why, rhythm), Optional.empty());
    }
}
