package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares with a reading of crontab(5) that knows neither Quartz nor sets: it looks at one minute after the other.
class CronReferenceTest {
    private static final int EXPRESSIONS = 500;
    private static final LocalDateTime START = LocalDateTime.parse("2026-02-27T22:37:00");

    @Test
    void fiveHundredRandomExpressionsFireWhenTheManualSays() {
        var random = new Random(20261101);
        for (var i = 0; i < EXPRESSIONS; i++) {
            var expression = expression(random);
            assertThat(firings(Cron.parse(expression))).as(expression).isEqualTo(byTheManual(expression));
        }
    }

    private static List<LocalDateTime> firings(Cron cron) {
        return Stream.iterate(
                        START.toInstant(ZoneOffset.UTC),
                        after -> cron.next(after, ZoneOffset.UTC).orElseThrow())
                .skip(1)
                .limit(3)
                .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                .toList();
    }

    private static List<LocalDateTime> byTheManual(String expression) {
        var fields = expression.split(" ");
        var found = new ArrayList<LocalDateTime>();
        for (var minute = START.plusMinutes(1); found.size() < 3; minute = minute.plusMinutes(1)) {
            while (!dayMatches(fields, minute)) {
                minute = minute.toLocalDate().plusDays(1).atTime(LocalTime.MIDNIGHT);
            }
            if (matches(fields[0], minute.getMinute(), 0) && matches(fields[1], minute.getHour(), 0)) {
                found.add(minute);
            }
        }
        return found;
    }

    private static boolean dayMatches(String[] fields, LocalDateTime minute) {
        var date = matches(fields[2], minute.getDayOfMonth(), 1);
        var number = minute.getDayOfWeek().getValue();
        var weekday = matches(fields[4], number, 0) || (number == 7 && matches(fields[4], 0, 0));
        var either = !fields[2].contains("*") && !fields[4].contains("*");
        return matches(fields[3], minute.getMonthValue(), 1) && (either ? date || weekday : date && weekday);
    }

    private static boolean matches(String field, int value, int least) {
        return Stream.of(field.split(",")).anyMatch(item -> {
            var parts = item.split("/");
            var step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            if (parts[0].equals("*")) {
                return (value - least) % step == 0;
            }
            var bounds = parts[0].split("-");
            var first = Integer.parseInt(bounds[0]);
            var last = Integer.parseInt(bounds[bounds.length - 1]);
            return value >= first && value <= last && (value - first) % step == 0;
        });
    }

    private static String expression(Random random) {
        var weekday = random.nextInt(3) == 0 ? field(random, 0, 7) : "*";
        // Stars with steps in both day fields are refused; dates up to 28 exist in every month.
        var date = random.nextInt(3) > 0
                ? "*"
                : weekday.contains("*") && !weekday.equals("*") ? "*" : items(random, 1, 28);
        var month = random.nextInt(3) == 0 ? field(random, 1, 12) : "*";
        return String.join(" ", field(random, 0, 59), field(random, 0, 23), date, month, weekday);
    }

    private static String field(Random random, int least, int most) {
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> "*/" + (1 + random.nextInt((most - least) / 2));
            default -> items(random, least, most);
        };
    }

    private static String items(Random random, int least, int most) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> item(random, least, most))
                .collect(Collectors.joining(","));
    }

    private static String item(Random random, int least, int most) {
        var first = least + random.nextInt(most - least + 1);
        if (random.nextBoolean()) {
            return String.valueOf(first);
        }
        var range = first + "-" + (first + random.nextInt(most - first + 1));
        return random.nextBoolean() ? range : range + "/" + (1 + random.nextInt(5));
    }
}
