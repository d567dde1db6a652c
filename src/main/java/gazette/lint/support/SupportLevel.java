package gazette.lint.support;

/// How much of a feature a mail program shows.
enum SupportLevel {
    FULL,
    PARTIAL,
    NONE,
    UNKNOWN;

    /// As caniemail writes it: `y`, `n`, or `a #1 #2`, where the numbers name its notes.
    static SupportLevel of(String stat) {
        return switch (stat.isEmpty() ? 'u' : stat.charAt(0)) {
            case 'y' -> FULL;
            case 'a' -> PARTIAL;
            case 'n' -> NONE;
            default -> UNKNOWN;
        };
    }
}
