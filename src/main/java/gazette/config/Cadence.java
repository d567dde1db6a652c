package gazette.config;

import java.util.Locale;

/// Says how often a subscriber wants a list's letters. A schedule serves one list and one cadence.
public enum Cadence {
    EACH,
    DAILY,
    WEEKLY,
    MONTHLY;

    /// Returns the word that files use: `each`, `daily`, `weekly` or `monthly`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
