package gazette.lint.support;

/// Lists how much of a feature a mail program shows.
enum SupportLevel {
    FULL,
    PARTIAL,
    NONE,
    UNKNOWN;

    /// Parses what caniemail writes: `y`, `n`, or `a #1 #2`, where the numbers refer to its notes.
    static SupportLevel of(String stat) {
        return switch (stat.isEmpty() ? 'u' : stat.charAt(0)) {
            case 'y' -> FULL;
            case 'a' -> PARTIAL;
            case 'n' -> NONE;
            default -> UNKNOWN;
        };
    }
}
