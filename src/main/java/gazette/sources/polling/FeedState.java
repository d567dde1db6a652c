package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.sources.http.CacheValidators;
import gazette.sources.http.PollingHints;
import java.time.Instant;
import java.util.Optional;

/// What the paper knows of a feed that it follows.
///
/// @param source its name in the settings
/// @param address as the settings have it
/// @param currentUrl where it is asked for now, which differs if it moved for good, or if the address is a page that
///     declares it
/// @param pollSchedule when it is asked
/// @param read when it was last read; absent if it never was
/// @param failures of its server since then
/// @param problem of the last look; empty if it went well
/// @param isGone whether its server said that it is gone for good
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
    /// After so many failures elsewhere, the address in the settings is tried again.
    private static final int PATIENCE = 3;

    /// Before the first look, which is overdue.
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

    /// Whether it was not even asked, because its address must not be. `FeedTable.askRefused` says the same in SQL.
    public boolean isRefused() {
        return failures == 0 && !problem.isEmpty();
    }

    /// Whether it is asked where it moved to, or where a page says that it is.
    boolean isElsewhere() {
        return !currentUrl.equals(address);
    }

    /// When to look again.
    public Instant next() {
        return pollSchedule.next();
    }

    /// After a look that met entries that are new.
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

    /// Lets its server send everything once more at the next look.
    public FeedState withoutValidators() {
        return new FeedState(
                source, address, currentUrl, CacheValidators.NONE, pollSchedule, read, failures, problem, isGone);
    }

    /// After a look that went well, even if nothing had changed.
    public FeedState seen(PollingHints hints, PollSchedule after, Instant now) {
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

    /// After a look that ended before anybody was asked.
    FeedState refused(String why, Instant now) {
        return new FeedState(source, address, currentUrl, validators, pollSchedule.refused(now), read, 0, why, false);
    }

    /// After a look that failed.
    FeedState failed(String why, PollSchedule after) {
        boolean lost = isElsewhere() && failures + 1 >= PATIENCE;
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

    /// Its server says that it is gone (410): nobody asks for it any more.
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
