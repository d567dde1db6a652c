package gazette.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what a person mistyped in YAML, line by line, where the parser notices it much later or not at all: a quote
/// that was never closed, and characters that only look like those of the notation.
final class YamlTypos {
    private static final String KEY = "[\\p{L}_][\\p{L}\\p{N}_.-]{0,40}";
    /// A line that would begin a key, if it did not stand within a quote.
    private static final Pattern KEY_LINE = Pattern.compile("\\s*+(?:- +)?(?:" + KEY + "|\"[^\"]+\"):(?:\\s.*)?");
    private static final Pattern BLOCK_OF_TEXT =
            Pattern.compile(".*(?::|-)\\s+(?:[!&]\\S+\\s+)?[|>][-+0-9]{0,2}\\s*(?:#.*)?");
    private static final Pattern HAS_VALUE = Pattern.compile("\\s*(?:- +)?" + KEY + ":\\s+[^\\s#|>].*");

    private final String[] lines;
    private final int firstLine;
    private final int last;
    private final boolean isBroken;
    /// How many brackets are open.
    private int depth;
    /// The quote that was opened last.
    private char quote = '"';

    private YamlTypos(String[] lines, int firstLine, int last, boolean isBroken) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.last = last;
        this.isBroken = isBroken;
    }

    /// Explains a text that is not YAML.
    ///
    /// @param firstLine the line of the file that the text begins with, counted from 1
    /// @param failedLine the line of the file in which the parser gave up
    static Optional<YamlSyntaxError> ofBroken(String[] lines, int firstLine, int failedLine) {
        return new YamlTypos(lines, firstLine, Math.min(failedLine - firstLine, lines.length - 1), true).find();
    }

    /// Finds a quote in a text that is YAML, but in which the quote took in the keys below it.
    static Optional<YamlSyntaxError> ofSound(String text, int firstLine) {
        if (text.indexOf('"') < 0 && text.indexOf('\'') < 0) {
            return Optional.empty();
        }
        String[] lines = text.lines().toArray(String[]::new);
        return new YamlTypos(lines, firstLine, lines.length - 1, false).find();
    }

    private Optional<YamlSyntaxError> find() {
        String before = "";
        for (int i = 0; i <= last; i++) {
            String line = lines[i];
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            boolean isContinued = HAS_VALUE.matcher(before).matches() && indent(line) > indent(before);
            if (isBroken && depth == 0 && !isContinued) {
                Optional<YamlSyntaxError> lookalike = YamlLookalike.in(line, firstLine + i);
                if (lookalike.isPresent()) {
                    return lookalike;
                }
            }
            int end = isContinued && depth == 0 ? i : endOfQuotes(i);
            if (end < 0) {
                return Optional.of(notClosed(i));
            }
            before = line;
            i = depth == 0 && end == i ? endOfText(i) : end;
        }
        return Optional.empty();
    }

    private YamlSyntaxError notClosed(int index) {
        return new YamlSyntaxError(
                firstLine + index,
                "the quote opened in line " + (firstLine + index) + " is not closed",
                "write a quote of the same kind at the value's end"
                        + (quote == '"' ? "" : ", or put a value with an apostrophe into double quotes"));
    }

    /// Returns the line in which the last quote of a line is closed; -1 if it took in a key, or has no end.
    private int endOfQuotes(int index) {
        String line = lines[index];
        for (int at = indent(line); at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '#' && at > 0 && Character.isWhitespace(line.charAt(at - 1))) {
                return index;
            }
            if (!beginsValue(line, at)) {
                depth -= depth > 0 && (c == ']' || c == '}') ? 1 : 0;
                continue;
            }
            depth += c == '[' || c == '{' ? 1 : 0;
            if (c == '"' || c == '\'') {
                int close = close(line, at);
                if (close < 0) {
                    quote = c;
                    return endBelow(index);
                }
                at = close;
            }
        }
        return index;
    }

    /// Returns whether a value may begin at a place: after a key, a hyphen, or within brackets.
    private boolean beginsValue(String line, int at) {
        String before = line.substring(0, at).stripTrailing();
        if (before.isEmpty()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        boolean isApart = before.length() < at;
        return (isApart && (last == ':' || before.strip().equals("-"))) || (depth > 0 && ",[{:".indexOf(last) >= 0);
    }

    private static int close(String line, int open) {
        char quote = line.charAt(open);
        for (int at = open + 1; at < line.length(); at++) {
            if (quote == '"' && line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == quote) {
                if (quote == '"' || at + 1 >= line.length() || line.charAt(at + 1) != quote) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private int endBelow(int index) {
        for (int i = index + 1; i < lines.length; i++) {
            boolean isKey = KEY_LINE.matcher(lines[i]).matches();
            if (isKey && (isBroken || indent(lines[i]) <= indent(lines[index]))) {
                return -1;
            }
            if (close(quote + lines[i], 0) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the last line of a block of text that begins in a line; that line if none does.
    private int endOfText(int index) {
        if (!BLOCK_OF_TEXT.matcher(lines[index]).matches()) {
            return index;
        }
        int end = index;
        for (int i = index + 1; i < lines.length; i++) {
            if (!lines[i].isBlank() && indent(lines[i]) <= indent(lines[index])) {
                break;
            }
            end = i;
        }
        return end;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
