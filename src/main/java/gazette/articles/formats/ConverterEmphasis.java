package gazette.articles.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Repairs the emphasis of converters from HTML, which write a pair of marks for each element: `**a****b**`, marks
/// around nothing, around a picture, or around the end of a line. Works on the text of one block.
final class ConverterEmphasis {
    private static final Pattern LITERAL = Pattern.compile(
            "\\\\.|(?<!`)(`{1,100}+).{0,10000}?(?<!`)\\1(?!`)|(?<=]\\()[^()\\s]{0,10000}+(?:\\([^()\\s]{0,1000}+\\))?[^()]{0,1000}(?=\\))"
                    + "|<[^<>\\n]{0,10000}+>|(?:https?://|www\\.)[!-)+-~]{0,2000}[A-Za-z0-9/=]",
            Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("(?<=[ \\t]{2}\\n)");

    /// What stands before the text of a line, and is not emphasised.
    private static final Pattern EDGE = Pattern.compile("\\A[\\s\\u00A0\\u3000]*(?:>[ \\t]?)*(?:#{1,6}[ \\t]+)?");
    private static final Pattern END = Pattern.compile("(?<![\\s\\u00A0\\u3000])[\\s\\u00A0\\u3000]*\\z");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^]\\n]{0,1000}+]\\([^()]{0,10000}+\\)");
    private static final Pattern NO_WORDS = Pattern.compile("[\\s\\u00A0\\u3000>#*_]*+");
    private static final Pattern STARS = Pattern.compile("\\*+");
    private static final Pattern UNDERSCORES = Pattern.compile("_+");

    private final String text;
    private final String mark;
    private final StringBuilder repaired = new StringBuilder();
    private final StringBuilder part = new StringBuilder();
    private boolean isOpen;

    /// Holds where stars or underscores are.
    ///
    /// @param isText whether they are written as they are
    /// @param turns whether they begin or end emphasis; of an even number of marks, each ends what the one
    ///     before began
    private record Run(int start, int end, boolean isText, boolean turns) {}

    private ConverterEmphasis(String text, String mark) {
        this.text = text;
        this.mark = mark;
    }

    /// Returns the text of a block with emphasis around words only.
    static String repair(String text) {
        String bold = text.contains("**") ? new ConverterEmphasis(text, "**").repaired(STARS) : text;
        return bold.indexOf('_') >= 0 ? new ConverterEmphasis(bold, "_").repaired(UNDERSCORES) : bold;
    }

    private String repaired(Pattern run) {
        String bare = LITERAL.matcher(text).replaceAll(literal -> "x".repeat(literal.end() - literal.start()));
        List<Run> runs = runs(run.matcher(bare), bare);
        long left = runs.stream().filter(Run::turns).count();
        int end = 0;
        for (Run at : runs) {
            part.append(text, end, at.start());
            end = at.end();
            if (at.isText()) {
                part.append("\\*".repeat(at.end() - at.start()));
            } else if (at.turns()) {
                left--;
                turn(left == 0, end);
            }
        }
        part.append(text.substring(end));
        emit();
        return repaired.toString();
    }

    /// Returns where marks are, and stars that are none; empty if there are odd ones, such as `***`.
    private List<Run> runs(Matcher found, String bare) {
        List<Run> runs = new ArrayList<>();
        boolean open = false;
        while (found.find()) {
            int length = found.end() - found.start();
            if (length % mark.length() != 0 && length > 1) {
                return List.of();
            }
            if (length >= mark.length() && isMark(bare, found.start(), found.end(), open)) {
                boolean turns = length / mark.length() % 2 != 0;
                runs.add(new Run(found.start(), found.end(), false, turns));
                open ^= turns;
            } else if (length > 1 && mark.equals("**")) {
                runs.add(new Run(found.start(), found.end(), true, false));
            }
        }
        return runs;
    }

    /// Tells marks from `138****1234`, `snake_case`, `_name` and the rows of `_` that are to be written on.
    private boolean isMark(String bare, int start, int end, boolean open) {
        boolean isInWord = isWord(bare, start - 1) && isWord(bare, end);
        if (mark.equals("**")) {
            return !isInWord || open || end - start == mark.length();
        }
        boolean mayEnd = start > 0 && (!isSpace(bare, start - 1) || bare.startsWith("  \n", start - 3));
        boolean mayBegin = end - start == 1 && (!isSpace(bare, end) || bare.startsWith("  \n", end));
        return !isInWord && (open ? mayEnd : mayBegin);
    }

    private static boolean isSpace(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 0x80 && Character.isLetterOrDigit(text.charAt(at));
    }

    /// Begins or ends emphasis.
    ///
    /// @param isLast whether no mark follows that could end it
    /// @param end where the marks end
    private void turn(boolean isLast, int end) {
        if (isLast && !isOpen) {
            // What began or ends in another block is left out.
            part.append(part.toString().isBlank() || text.substring(end).isBlank() ? "" : mark);
            return;
        }
        emit();
        isOpen = !isOpen;
    }

    private void emit() {
        if (!isOpen || hasNoWords(part)) {
            repaired.append(part);
        } else {
            for (String line : LINE_END.split(part)) {
                emitLine(line);
            }
        }
        part.setLength(0);
    }

    private static boolean hasNoWords(CharSequence text) {
        return NO_WORDS.matcher(IMAGE.matcher(text).replaceAll("")).matches();
    }

    private void emitLine(String line) {
        if (hasNoWords(line)) {
            repaired.append(line);
            return;
        }
        Matcher edge = EDGE.matcher(line);
        int start = edge.find() ? edge.end() : 0;
        Matcher trailing = END.matcher(line);
        int end = trailing.find() ? trailing.start() : line.length();
        // A `_` beside a Chinese character would be no mark.
        String written = mark.equals("_") ? "*" : mark;
        repaired.append(line, 0, start)
                .append(written)
                .append(line, start, end)
                .append(written)
                .append(line.substring(end));
    }
}
