package gazette.config;

import java.util.OptionalInt;

/// Which entries of a feed are taken.
///
/// @param first of those that are there at the first look
/// @param most how many new entries a later look takes; more than that are held for the editor
/// @param limit how many are taken on one day, the newest of each look; the others are passed over
/// @param only if it tells anything, an entry must fit it in each way that it names
/// @param never an entry that fits it in any way is left out
public record Intake(FirstLook first, int most, OptionalInt limit, EntryFilter only, EntryFilter never) {
    private static final int BURST = 20;

    static Intake read(YamlBlock feed) {
        return new Intake(
                feed.value("first", FirstLook::read).orElse(FirstLook.NOTHING),
                feed.number("most", 1, 10_000, BURST),
                feed.number("limit", 1, 10_000),
                EntryFilter.read("only", feed),
                EntryFilter.read("never", feed));
    }
}
