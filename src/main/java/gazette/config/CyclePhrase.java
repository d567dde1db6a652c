package gazette.config;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads phrases that count days, weeks or months, such as `every other Monday`, `every 3 weeks on Monday and
/// Thursday`, `every two months on the last Friday`, `隔周一`, and hands on the same phrase without the count: `every
/// Monday`.
///
/// @param days the phrase without the count
record CyclePhrase(int every, ChronoUnit unit, String days) {
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final String N = "(?<n>\\d{1,3}|" + String.join("|", NUMBERS.keySet()) + ")";
    private static final String WEEKDAYS = "(?<days>"
            + CronPhraseParser.several("(?:" + CronPhraseParser.WEEKDAY + "|weekends?)", CronPhraseParser.SEPARATOR)
            + ")";
    private static final String CHINESE_WEEKDAYS = "(?<days>"
            + CronPhraseParser.several(CronPhraseParser.CHINESE_WEEKDAY, CronPhraseParser.CHINESE_SEPARATOR) + ")";
    private static final String JOINT = "(?:一次)?[,的在逢于 ]*";

    private static final List<Form> FORMS = List.of(
            new Form(
                    "(?:(?:on |every |each )+|)(?:other|alternate|alternating) " + WEEKDAYS,
                    ChronoUnit.WEEKS,
                    "every "),
            new Form("every " + N + " weeks?,? ?(?:on )?(?:the |a )?" + WEEKDAYS + "?", ChronoUnit.WEEKS, "every "),
            new Form(
                    "(?:every )?fortnight(?:ly)?,? ?(?:on )?(?:the |a )?" + WEEKDAYS + "?", ChronoUnit.WEEKS, "every "),
            new Form(
                    "(?:every |on )*" + WEEKDAYS + ",? (?:every " + N + " weeks?|(?:every )?fortnight(?:ly)?)",
                    ChronoUnit.WEEKS,
                    "every "),
            new Form("every " + N + " days?", ChronoUnit.DAYS, "daily"),
            new Form("every " + N + " months?(?:,? on (?<days>.+))?", ChronoUnit.MONTHS, "monthly on "),
            new Form("(?:on )?(?<days>.+?),?(?: of| in)? every " + N + " months?", ChronoUnit.MONTHS, "monthly on "),
            new Form("每?隔(?:[一1]个?)?(?:周|星期|礼拜)" + JOINT + CHINESE_WEEKDAYS + "?", ChronoUnit.WEEKS, ""),
            new Form("每" + N + "个?(?:周|星期|礼拜)" + JOINT + CHINESE_WEEKDAYS + "?", ChronoUnit.WEEKS, ""),
            new Form("每?隔[一1]?[天日]|每" + N + "[天日](?:一次)?", ChronoUnit.DAYS, "每天"),
            new Form("每?隔(?:[一1]个?)?月" + JOINT + "(?<days>.+)?", ChronoUnit.MONTHS, "每月"),
            new Form("每" + N + "个月" + JOINT + "(?<days>.+)?", ChronoUnit.MONTHS, "每月"));
    private static final Pattern TWO_MEANINGS =
            Pattern.compile("bi-?weekly.*|bi-?monthly.*|[双单]周.*|每隔" + N + "个?[周天日月星礼].*");

    /// A form of phrase; where it does not say the number, the number is two.
    ///
    /// @param each stands before the days in the phrase without the count
    private record Form(Pattern pattern, ChronoUnit unit, String each) {
        Form(String pattern, ChronoUnit unit, String each) {
            this(Pattern.compile(pattern), unit, each);
        }
    }

    /// Splits a phrase in lower case. One that counts nothing comes back whole.
    ///
    /// @param from gives the days if the phrase does not name them
    /// @throws InvalidValueException if days are missing, or it can be read in two ways
    static CyclePhrase read(String phrase, Optional<LocalDate> from) {
        String text = phrase.replaceFirst("^once (?=every )", "");
        Optional<CyclePhrase> counted =
                FORMS.stream().flatMap(form -> read(form, text, from).stream()).findFirst();
        if (counted.isEmpty() && TWO_MEANINGS.matcher(text).matches()) {
            throw new InvalidValueException(
                    "\"" + phrase + "\" can mean two things", "write every other Monday 08:00, or 隔周一 08:00");
        }
        return counted.orElseGet(() -> new CyclePhrase(1, ChronoUnit.DAYS, phrase));
    }

    private static Optional<CyclePhrase> read(Form form, String text, Optional<LocalDate> from) {
        Matcher found = form.pattern().matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int every = group(found, "n").map(CyclePhrase::number).orElse(2);
        if (every == 0) {
            throw CrontabToQuartz.unreadable("\"" + text + "\" counts to nothing");
        }
        return Optional.of(new CyclePhrase(every, form.unit(), days(form, found, from)));
    }

    private static String days(Form form, Matcher found, Optional<LocalDate> from) {
        if (form.unit() == ChronoUnit.DAYS) {
            return form.each();
        }
        return group(found, "days")
                .map(days -> form.each() + days)
                .orElseGet(() -> from.map(day -> dayOf(form, day)).orElseThrow(() -> noDay(found.group(), form)));
    }

    private static String dayOf(Form form, LocalDate day) {
        return form.unit() == ChronoUnit.WEEKS
                ? "every " + day.getDayOfWeek().name().toLowerCase(Locale.ROOT)
                : "monthly on the " + day.getDayOfMonth();
    }

    private static InvalidValueException noDay(String phrase, Form form) {
        boolean weeks = form.unit() == ChronoUnit.WEEKS;
        return new InvalidValueException(
                "\"" + phrase + "\" says no day",
                weeks
                        ? "write every two weeks on Monday 08:00, or every two weeks from 2026-12-07 08:00"
                        : "write every two months on the 1st 08:00, or every two months from 2026-12-07 08:00");
    }

    private static Optional<String> group(Matcher found, String name) {
        return found.namedGroups().containsKey(name) ? Optional.ofNullable(found.group(name)) : Optional.empty();
    }

    private static int number(String written) {
        return Optional.ofNullable(NUMBERS.get(written)).orElseGet(() -> Integer.valueOf(written));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        numbers.putAll(Map.of("other", 2, "alternate", 2, "两", 2));
        count(numbers, 2, "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");
        count(numbers, 2, "two three four five six seven eight nine ten eleven twelve");
        count(numbers, 2, "2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th");
        count(numbers, 2, "二 三 四 五 六 七 八 九 十 十一 十二");
        return Map.copyOf(numbers);
    }

    private static void count(Map<String, Integer> numbers, int first, String words) {
        int next = first;
        for (String word : words.split(" ")) {
            numbers.put(word, next++);
        }
    }
}
