package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.sources.feeds.FeedParseResult;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.CacheValidators;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import gazette.sources.http.NextRequestHints;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Holds the outcome of polling a feed.
///
/// @param before its state before
/// @param state its state after
/// @param feed what it holds; absent if it did not change or could not be read
public record FeedPollResult(FeedConfig config, FeedState before, FeedState state, Optional<ParsedFeed> feed) {
    private static final int GONE = 410;

    /// Returns whether it was never read before.
    public boolean isFirst() {
        return before.read().isEmpty();
    }

    /// Polls a feed once.
    ///
    /// @param before its state so far
    public static FeedPollResult poll(FeedConfig config, FeedState before, Fetcher fetcher, Instant now) {
        FetchedFeed fetched = FetchedFeed.fetch(before.currentUrl(), before.validators(), config.access(), fetcher);
        return switch (fetched.result()) {
            case FetchResult.Fetched response -> read(config, before, fetched.parsed(), response.hints(), now);
            case FetchResult.NotModified(NextRequestHints hints) -> {
                CacheValidators updated = before.validators().updated(hints.validators());
                var kept = new NextRequestHints(hints.movedTo(), updated, hints.retryAfter());
                yield seen(config, before, kept, Optional.empty(), now);
            }
            case FetchResult.HttpError(int status, var _)
            when status == GONE -> new FeedPollResult(config, before, before.gone(), Optional.empty());
            case FetchResult.HttpError(var _, NextRequestHints hints) ->
                read(config, before, fetched.parsed(), hints, now);
            case FetchResult.Forbidden refused
            when !before.isElsewhere() ->
                new FeedPollResult(config, before, before.refused(refused.reason(), now), Optional.empty());
            case FetchResult.Forbidden _, FetchResult.Unreachable _ ->
                read(config, before, fetched.parsed(), NextRequestHints.NONE, now);
        };
    }

    /// Returns the outcome if polling failed by a bug of this program.
    public static FeedPollResult broken(FeedConfig config, FeedState before, Throwable fault, Instant now) {
        return failed(config, before, "it cannot be read here (" + FailureText.of(fault) + ")", Duration.ZERO, now);
    }

    private static FeedPollResult read(
            FeedConfig config, FeedState before, FeedParseResult parsed, NextRequestHints hints, Instant now) {
        return switch (parsed) {
            case ParsedFeed feed -> seen(config, before, hints, Optional.of(feed), now);
            case InvalidFeed(String problem) -> failed(config, before, problem, hints.retryAfter(), now);
        };
    }

    private static FeedPollResult seen(
            FeedConfig config, FeedState before, NextRequestHints hints, Optional<ParsedFeed> feed, Instant now) {
        PollSchedule pollSchedule = before.pollSchedule().seen(config, hints.retryAfter(), feed, now);
        return new FeedPollResult(config, before, before.seen(hints, pollSchedule, now), feed);
    }

    private static FeedPollResult failed(FeedConfig config, FeedState before, String why, Duration pause, Instant now) {
        PollSchedule pollSchedule = before.pollSchedule().failed(config, pause, before.failures(), now);
        return new FeedPollResult(config, before, before.failed(why, pollSchedule), Optional.empty());
    }
}
