package gazette.config;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds one of the five fields of crontab(5) as the set of its values.
record CronField(Kind kind, String written, SortedSet<Integer> values) {
    private static final Pattern ITEM = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

    /// Names the five fields, in their order, with their bounds.
    enum Kind {
        MINUTE("minute", 0, 59, ""),
        HOUR("hour", 0, 23, ""),
        DAY("day of the month", 1, 31, ""),
        MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
        WEEKDAY("day of the week", 0, 6, "sun mon tue wed thu fri sat");

        private final String title;
        private final int least;
        private final int most;
        private final String names;

        Kind(String title, int least, int most, String names) {
            this.title = title;
            this.least = least;
            this.most = most;
            this.names = names;
        }

        /// Returns the names of its values in English, the least first; one empty name if they have none.
        List<String> names() {
            return List.of(names.split(" "));
        }
    }

    static CronField parse(Kind kind, String written) {
        var values = new TreeSet<Integer>();
        for (var item : written.split(",", -1)) {
            addItem(kind, item, values);
        }
        return new CronField(kind, written, values);
    }

    boolean isFull() {
        return values.size() == kind.most - kind.least + 1;
    }

    /// Returns whether crontab(5) counts the field as not restricted: Vixie's cron looks at its first character only.
    boolean isStarred() {
        return written.startsWith("*");
    }

    /// Returns the field as Quartz writes it; its week starts with Sunday = 1.
    String quartz() {
        if (isFull()) {
            return "*";
        }
        var shift = kind == Kind.WEEKDAY ? 1 : 0;
        return values.stream().map(value -> String.valueOf(value + shift)).collect(Collectors.joining(","));
    }

    private static void addItem(Kind kind, String item, SortedSet<Integer> values) {
        var matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            throw notUnderstood(kind, item);
        }
        var step = step(kind, matcher);
        var first = matcher.group(2) == null ? kind.least : number(kind, matcher.group(2));
        var last = last(kind, matcher, first);
        if (last < first) {
            throw CrontabToQuartz.unreadable("the " + kind.title + " " + item + " runs backwards");
        }
        for (var value = first; value <= last; value += step) {
            values.add(kind == Kind.WEEKDAY ? value % 7 : value);
        }
    }

    private static int step(Kind kind, Matcher matcher) {
        if (matcher.group(4) == null) {
            return 1;
        }
        var step = Integer.parseInt(matcher.group(4));
        if (step == 0 || (matcher.group(2) != null && matcher.group(3) == null)) {
            throw notUnderstood(kind, matcher.group());
        }
        return step;
    }

    private static int last(Kind kind, Matcher matcher, int first) {
        if (matcher.group(2) == null) {
            return kind.most;
        }
        if (matcher.group(3) == null) {
            return first;
        }
        var last = number(kind, matcher.group(3));
        // A range may end in Sunday, by whatever name, though none but Sunday itself starts there.
        return kind == Kind.WEEKDAY && last == 0 && first > 0 ? 7 : last;
    }

    private static int number(Kind kind, String text) {
        var name = kind.names().indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) {
            return name + kind.least;
        }
        if (!text.matches("\\d{1,4}")) {
            throw notUnderstood(kind, text);
        }
        var number = Integer.parseInt(text);
        var most = kind == Kind.WEEKDAY ? 7 : kind.most;
        if (number < kind.least || number > most) {
            throw CrontabToQuartz.unreadable(
                    "the " + kind.title + " " + number + " is not within " + kind.least + "–" + most);
        }
        return number;
    }

    private static InvalidValueException notUnderstood(Kind kind, String text) {
        return CrontabToQuartz.unreadable("\"" + text + "\" is not understood as " + kind.title);
    }
}
