package gazette.sources;

import gazette.config.FeedConfig;
import java.time.Instant;
import java.util.Optional;

/// What the paper knows of a feed that it follows.
///
/// @param source its name in the settings
/// @param address as the settings have it
/// @param asked where it is asked for now, which differs if it moved for good, or if the address is a page that
///     declares it
/// @param rhythm when it is asked
/// @param read when it was last read; absent if it never was
/// @param failures of its server since then
/// @param problem of the last look; empty if it went well
/// @param ended whether its server said that it is gone for good
public record FeedState(
        String source,
        String address,
        String asked,
        Validators validators,
        Rhythm rhythm,
        Optional<Instant> read,
        int failures,
        String problem,
        boolean ended) {
    /// After so many failures elsewhere, the address in the settings is tried again.
    private static final int PATIENCE = 3;

    /// Before the first look, which is overdue.
    public static FeedState fresh(FeedConfig feed) {
        return new FeedState(
                feed.name(),
                feed.address(),
                feed.address(),
                Validators.NONE,
                Rhythm.FRESH,
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
        return !asked.equals(address);
    }

    /// When to look again.
    public Instant next() {
        return rhythm.next();
    }

    /// After a look that met entries that are new.
    public FeedState withNews(Instant now) {
        return new FeedState(source, address, asked, validators, rhythm.news(now), read, failures, problem, ended);
    }

    /// Lets its server send everything once more at the next look.
    public FeedState afresh() {
        return new FeedState(source, address, asked, Validators.NONE, rhythm, read, failures, problem, ended);
    }

    /// After a look that went well, even if nothing had changed.
    FeedState seen(Bearing bearing, Rhythm after, Instant now) {
        return new FeedState(
                source,
                address,
                bearing.movedTo().orElse(asked),
                bearing.validators(),
                after,
                Optional.of(now),
                0,
                "",
                false);
    }

    /// After a look that ended before anybody was asked.
    FeedState refused(String why, Instant now) {
        return new FeedState(source, address, asked, validators, rhythm.refused(now), read, 0, why, false);
    }

    /// After a look that failed.
    FeedState failed(String why, Rhythm after) {
        boolean lost = isElsewhere() && failures + 1 >= PATIENCE;
        return new FeedState(
                source,
                address,
                lost ? address : asked,
                lost ? Validators.NONE : validators,
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
                asked,
                validators,
                rhythm,
                read,
                failures + 1,
                "it is gone for good, says its server, and is not asked any more; gazette sources --again " + source
                        + " asks it once more",
                true);
    }
}
