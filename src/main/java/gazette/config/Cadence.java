package gazette.config;

import java.util.Locale;

/// How often a reader wants a list's letters. A schedule serves one list and one cadence.
public enum Cadence {
    EACH,
    DAILY,
    WEEKLY,
    MONTHLY;

    /// The word in files: `each`, `daily`, `weekly` or `monthly`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
