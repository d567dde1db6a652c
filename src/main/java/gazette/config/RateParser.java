package gazette.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how many letters may go out in a time: `14` or `0.5` (a second), `6 per minute`, `100 per hour`.
final class RateParser {
    private static final double MOST_PER_SECOND = 100_000;
    private static final double LEAST_PER_SECOND = 1.0 / 3600;
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?:\\s*(?:/|\\bper\\b|\\b(?:a|an)\\b)\\s*([a-z]+))?");
    private static final String REMEDY =
            "write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour";

    private RateParser() {}

    /// Returns how many a second.
    static double perSecond(String text) {
        Matcher matcher = RATE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidValueException("\"" + text + "\" is not a rate", REMEDY);
        }
        String unit = matcher.group(2) == null ? "second" : matcher.group(2);
        double rate = Double.parseDouble(matcher.group(1)) / seconds(text, unit);
        // A rounded quotient may be just below the least.
        if (rate < LEAST_PER_SECOND * 0.999999) {
            throw new InvalidValueException("\"" + text + "\" is too slow", "write at least 1 per hour");
        }
        if (rate > MOST_PER_SECOND) {
            throw new InvalidValueException("\"" + text + "\" is too fast", "write at most 100000 per second");
        }
        return rate;
    }

    private static int seconds(String text, String unit) {
        return switch (unit) {
            case "second", "sec", "s" -> 1;
            case "minute", "min", "m" -> 60;
            case "hour", "hr", "h" -> 3600;
            case "day", "d" ->
                throw new InvalidValueException(
                        "\"" + text + "\" is a limit for a day", "write per_day: 100 for the relay, or 4 per hour");
            default -> throw new InvalidValueException("\"" + text + "\" is not a rate", REMEDY);
        };
    }
}
