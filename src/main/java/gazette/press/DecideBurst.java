package gazette.press;

import gazette.sources.Sighting.Fate;

/// An editor's word on the entries that came from a feed all at once.
public final class DecideBurst {
    private DecideBurst() {}

    /// Takes them, so that the next look at the feed makes articles of those it still holds, or passes them over.
    ///
    /// @return how many were held
    public static long run(Newsroom newsroom, String source, boolean take) {
        return newsroom.store().write(tables -> {
            long held = tables.feeds().count(source).getOrDefault(Fate.HELD, 0L);
            tables.feeds().decide(source, take ? Fate.TAKEN : Fate.PASSED);
            return held;
        });
    }
}
