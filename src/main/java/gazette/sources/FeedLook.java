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
        Duration every = config.every();
        return switch (fetcher.fetch(before.asked(), before.validators())) {
            case FetchResult.Fetched came -> read(config, before, came, now);
            case FetchResult.Unchanged(Bearing bearing) -> {
                boolean silent = bearing.validators().equals(Validators.NONE);
                var kept = silent ? new Bearing(bearing.movedTo(), before.validators(), bearing.pause()) : bearing;
                yield new FeedLook(config, before, before.seen(kept, every, now), Optional.empty());
            }
            case FetchResult.Declined(int status, var _)
            when status == GONE -> new FeedLook(config, before, before.gone(), Optional.empty());
            case FetchResult.Declined(int status, Bearing bearing) ->
                failed(config, before, "its server answers with status " + status, bearing.pause(), now);
            case FetchResult.Forbidden(String reason) ->
                failed(config, before, reason + "; allow it under fetch: in gazette.yaml", Duration.ZERO, now);
            case FetchResult.Unreachable(String reason) -> failed(config, before, reason, Duration.ZERO, now);
        };
    }

    private static FeedLook read(FeedConfig config, FeedState before, FetchResult.Fetched came, Instant now) {
        return switch (FeedParser.parse(
                came.bytes(), Optional.of(came.mediaType()), came.address().toString())) {
            case ReadFeed feed ->
                new FeedLook(config, before, before.seen(came.bearing(), config.every(), now), Optional.of(feed));
            case UnreadableFeed(String problem) ->
                failed(config, before, problem, came.bearing().pause(), now);
        };
    }

    /// A look that found a fault of ours.
    public static FeedLook broken(FeedConfig config, FeedState before, Throwable fault, Instant now) {
        return failed(config, before, "it cannot be read here (" + fault + ")", Duration.ZERO, now);
    }

    private static FeedLook failed(FeedConfig config, FeedState before, String why, Duration pause, Instant now) {
        return new FeedLook(config, before, before.failed(why, config.every(), pause, now), Optional.empty());
    }
}
