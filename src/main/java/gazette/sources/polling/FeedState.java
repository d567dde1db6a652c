package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.sources.http.CacheValidators;
import gazette.sources.http.NextRequestHints;
import gazette.text.ForeignText;
import java.time.Instant;
import java.util.Optional;

/// Describes what is known of a followed feed.
///
/// @param source its name in the settings
/// @param address its address in the settings
/// @param currentUrl the address to poll; differs if the feed moved permanently, or the address is of a page that
///     declares it
/// @param pollSchedule when it is polled
/// @param read when it was last read; absent if it never was
/// @param failures the number of failed polls since then
/// @param problem the problem of the last poll; empty if it was successful
/// @param isGone whether its server said that it is gone (410)
public record FeedState(
        String source,
        String address,
        String currentUrl,
        CacheValidators validators,
        PollSchedule pollSchedule,
        Optional<Instant> read,
        int failures,
        String problem,
        boolean isGone) {
    /// After so many failures at another address, the one in the settings is tried again.
    private static final int MAX_FAILURES_ELSEWHERE = 3;

    public FeedState {
        problem = ForeignText.line(problem);
    }

    /// Returns the state of a new feed, which is to be polled at once.
    public static FeedState fresh(FeedConfig feed) {
        return new FeedState(
                feed.name(),
                feed.address(),
                feed.address(),
                CacheValidators.NONE,
                PollSchedule.NEVER_POLLED,
                Optional.empty(),
                0,
                "",
                false);
    }

    /// Returns whether its address was refused, so that nothing was fetched. `FeedTable.askRefused` says the same in
    /// SQL.
    public boolean isRefused() {
        return failures == 0 && !problem.isEmpty();
    }

    /// Returns whether it is polled at another address than the one in the settings.
    boolean isElsewhere() {
        return !currentUrl.equals(address);
    }

    /// Returns when to poll next.
    public Instant next() {
        return pollSchedule.next();
    }

    /// Returns the state after a poll with new entries.
    public FeedState withNews(Instant now) {
        return new FeedState(
                source,
                address,
                currentUrl,
                validators,
                pollSchedule.lastNewEntryAt(now),
                read,
                failures,
                problem,
                isGone);
    }

    /// Returns the state without validators, so that the next poll gets the whole feed.
    public FeedState withoutValidators() {
        return new FeedState(
                source, address, currentUrl, CacheValidators.NONE, pollSchedule, read, failures, problem, isGone);
    }

    /// Returns the state after a successful poll, even if nothing had changed.
    public FeedState seen(NextRequestHints hints, PollSchedule after, Instant now) {
        return new FeedState(
                source,
                address,
                hints.movedTo().orElse(currentUrl),
                hints.validators(),
                after,
                Optional.of(now),
                0,
                "",
                false);
    }

    /// Returns the state after a poll whose address was refused.
    FeedState refused(String why, Instant now) {
        return new FeedState(source, address, currentUrl, validators, pollSchedule.refused(now), read, 0, why, false);
    }

    /// Returns the state after a failed poll.
    FeedState failed(String why, PollSchedule after) {
        boolean lost = isElsewhere() && failures + 1 >= MAX_FAILURES_ELSEWHERE;
        return new FeedState(
                source,
                address,
                lost ? address : currentUrl,
                lost ? CacheValidators.NONE : validators,
                after,
                read,
                failures + 1,
                why,
                false);
    }

    /// Returns the state of a feed that its server says is gone (410); it is not polled any more.
    FeedState gone() {
        return new FeedState(
                source,
                address,
                currentUrl,
                validators,
                pollSchedule,
                read,
                failures + 1,
                "it is gone for good, says its server, and is not asked any more; gazette sources --again " + source
                        + " asks it once more",
                true);
    }
}
