package gazette.config;

import gazette.text.LanguageTag;
import gazette.text.LinearPattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses single values of the settings files. Each method reads one notation or says what is wrong with it.
final class ValueParsers {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([smhd])");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?");
    private static final Set<String> YES = Set.of("yes", "y", "on", "是", "真", "ja", "oui");
    private static final Set<String> NO = Set.of("no", "n", "off", "否", "假", "nein", "non");
    private static final Pattern ASCII = Pattern.compile("[!-~]*");
    private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String PATTERN_REMEDY = "write one such as '^© THE END', with a backslash before"
            + " ( ) [ ] { } * + ? . that are meant literally, without look-around and back references"
            + " (github.com/google/re2/wiki/Syntax has the notation)";

    private ValueParsers() {}

    /// Replaces each `${NAME}` by the environment's value.
    ///
    /// @param missing collects the names that the environment lacks
    static String replaceVariables(String text, Map<String, String> environment, List<String> missing) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var value = Optional.ofNullable(environment.get(match.group(1)));
            if (value.isEmpty()) {
                missing.add(match.group(1));
            }
            return Matcher.quoteReplacement(value.orElse(""));
        });
    }

    /// Reads one line. Line breaks are refused: titles and names get into mail headers.
    static String line(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException("the value is empty", "write something, or leave the key out");
        }
        if (text.strip().chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    "the value holds a line break or another control character", "write it on one line");
        }
        return text.strip();
    }

    static String lines(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(ValueParsers::line);
        return text.strip();
    }

    /// Reads an address of the publication's own. Unlike a subscriber's it may be at `localhost`, for a server that
    /// delivers on its own machine. It is written in ASCII, because it stands in headers that relays without
    /// SMTPUTF8 (RFC 6531) pass on.
    static String mailAddress(String text) {
        int at = text.indexOf('@');
        boolean sound = at > 0
                && ASCII.matcher(text).matches()
                && !MailAddressGrammar.isTooLong(text)
                && MailAddressGrammar.faultOfLocalPart(text.substring(0, at)).isEmpty()
                && isHost(text.substring(at + 1));
        if (!sound) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not a mail address", "write an address such as editor@example.org");
        }
        return text;
    }

    static boolean isHost(String domain) {
        return MailAddressGrammar.faultOfWrittenDomain(domain)
                .or(() -> MailAddressGrammar.faultOfHost(domain.toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    static boolean flag(String text) {
        if (YES.contains(text.toLowerCase(Locale.ROOT)) || NO.contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException(
                    "\"" + text + "\" is neither true nor false",
                    "write " + YES.contains(text.toLowerCase(Locale.ROOT)));
        }
        return either("true", "false").apply(text);
    }

    /// Reads one of two words; true for the first.
    static Function<String, Boolean> either(String yes, String no) {
        return text -> {
            if (!text.equals(yes) && !text.equals(no)) {
                throw new InvalidValueException(
                        "\"" + text + "\" is neither " + yes + " nor " + no, "write one of the two");
            }
            return text.equals(yes);
        };
    }

    /// Reads a constant of an enum, written in lower case and with hyphens.
    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "\"" + text + "\" is not known here", SpellingSuggestion.remedy(text, words(type), "write ")));
    }

    static int number(String text, int least, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            String problem = !text.matches("-?\\d+")
                    ? "is not a whole number"
                    : text.startsWith("-") || text.equals("0") ? "is too small" : "is out of bounds";
            throw new InvalidValueException(
                    "\"" + text + "\" " + problem, "write a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not a length of time", "write one such as 60s, 30m, 6h or 2d");
        }
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /// Reads a day of the years 0000 to 9999.
    static LocalDate date(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (text.length() == "2026-12-01".length()) {
                return day;
            }
        } catch (DateTimeException _) {
            // It is refused below.
        }
        throw new InvalidValueException("\"" + text + "\" is not a day", "write one such as 2026-12-01");
    }

    /// Reads a BCP 47 tag and returns it in its usual case. Languages of more than three letters are reserved, so
    /// `english` is a mistake.
    static String language(String text) {
        try {
            if (LANGUAGE.matcher(text).matches()) {
                return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // told below, as for every other tag that is none
        }
        throw new InvalidValueException(
                "\"" + text + "\" is not a language tag",
                LanguageTag.ofKnownLanguage(text)
                        .map(tag -> "did you mean \"" + tag + "\"")
                        .orElse("write one such as en, zh or zh-CN"));
    }

    /// Reads the name of a folder under `templates/`; never a path.
    static String theme(String text) {
        if (!FOLDER_NAME.matcher(text).matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not the name of a theme", "write the name of a folder under templates/");
        }
        return text;
    }

    static String webAddress(String text) {
        if (!text.strip().matches("(?i)https?://[^\\s/]\\S*+")) {
            throw new InvalidValueException(
                    "\"" + AddressLogin.removed(text) + "\" is not an address on the web",
                    "write all of it, from https:// on");
        }
        return text.strip();
    }

    static LinearPattern pattern(String text) {
        try {
            return LinearPattern.of(line(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("\"" + text + "\" " + e.getMessage(), PATTERN_REMEDY);
        }
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(ValueParsers::word).toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
