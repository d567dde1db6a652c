package gazette.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes which existing entries are taken when a feed is polled for the first time.
///
/// @param entries how many at most, the newest first
/// @param within how old they may be; absent if that does not matter. If it is set, an entry without a date is not
/// taken
public record FirstFetchPolicy(int entries, Optional<Duration> within) {
    private static final int MOST = 1000;
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) ?(h|hours?|d|days?|w|weeks?)");

    /// Takes only entries that come later.
    public static final FirstFetchPolicy NOTHING = newest(0);

    /// Takes the newest ones, up to a number.
    public static FirstFetchPolicy newest(int entries) {
        return new FirstFetchPolicy(entries, Optional.empty());
    }

    /// Reads `3`, or `7 days`.
    static FirstFetchPolicy read(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            int amount = Integer.parseInt(time.group(1));
            return new FirstFetchPolicy(
                    MOST,
                    Optional.of(
                            switch (time.group(2).charAt(0)) {
                                case 'h' -> Duration.ofHours(amount);
                                case 'd' -> Duration.ofDays(amount);
                                default -> Duration.ofDays(7L * amount);
                            }));
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST) {
            throw new InvalidValueException(
                    "\"" + text + "\" is neither a number within 0–" + MOST + " nor a length of time",
                    "write one such as 3 or 7 days");
        }
        return newest(Integer.parseInt(text));
    }
}
