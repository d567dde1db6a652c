package gazette.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Estimates how many steps a regular expression has once its counted repetitions are written out: `(ab{3}){10}` has
/// 40. A few letters can ask for billions, and the library would write them out.
final class RepetitionSize {
    private static final Pattern TOKEN = Pattern.compile(
            "\\((?:\\?[a-zA-Z-]*:)?|\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*+\\]?|\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}|.",
            Pattern.DOTALL);

    private static final long MAX = 1_000_000_000;

    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last;

    private RepetitionSize() {}

    static long of(String expression) {
        var size = new RepetitionSize();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            size.add(token);
        }
        return size.total();
    }

    private void add(Matcher token) {
        if (token.group(1) != null) {
            repeat(Long.parseLong(
                    token.group(2) == null || token.group(2).isEmpty() ? token.group(1) : token.group(2)));
            return;
        }
        switch (token.group().charAt(0)) {
            case '(' -> {
                outer.push(group);
                group = 0;
                last = 0;
            }
            case ')' -> {
                last = group;
                group += outer.isEmpty() ? 0 : outer.pop();
            }
            default -> {
                last = 1;
                group++;
            }
        }
    }

    private void repeat(long times) {
        long repeated = Math.min(last * times, MAX);
        group += repeated - last;
        last = repeated;
    }

    private long total() {
        return group + outer.stream().mapToLong(Long::longValue).sum();
    }
}
