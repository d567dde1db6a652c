package gazette.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in plain words why a text is not YAML, and where it must be mended, which is often above the place where the
/// parser gave up.
///
/// @param line counted from 1
/// @param problem one clause
/// @param remedy one clause
public record YamlSyntaxError(int line, String problem, String remedy) {
    private static final String INDENTATION = "indent it like the keys beside it";
    private static final String QUOTING =
            "check the indentation, and quote values that start with one of * & ! % @ or hold a colon and a space";
    private static final Pattern WRONG_START =
            Pattern.compile("found character '(\\S+)' that cannot start any token.*");
    private static final Pattern WRONG_CLOSE = Pattern.compile(".* but found '([]}])'");
    /// A key with a value of its own in the same line; a block of text or an anchor is none.
    private static final Pattern KEY_WITH_VALUE = Pattern.compile("[ -]*+([^-\\s#:\"'\\[{][^:#]*):\\s+([^\\s#|>&!].*)");

    /// Explains an error.
    ///
    /// @param text all of what was parsed
    /// @param firstLine the line of the file that the text begins with, counted from 1
    public static YamlSyntaxError of(MarkedYamlEngineException e, String text, int firstLine) {
        return new Explanation(e, text.lines().toArray(String[]::new), firstLine).explained();
    }

    /// Finds a quote that was never closed and took in the keys below it, in a text that is YAML all the same.
    ///
    /// @param firstLine the line of the file that the text begins with, counted from 1
    public static Optional<YamlSyntaxError> inSound(String text, int firstLine) {
        return YamlTypos.ofSound(text, firstLine);
    }

    /// Finds characters that only look like those of YAML, in a text that holds no keys, or none where some belong.
    ///
    /// @param firstLine the line of the file that the text begins with, counted from 1
    public static Optional<YamlSyntaxError> withoutKeys(String text, int firstLine) {
        String[] lines = text.lines().toArray(String[]::new);
        return YamlTypos.ofBroken(lines, firstLine, firstLine + lines.length - 1);
    }

    private record Explanation(MarkedYamlEngineException e, String[] lines, int firstLine) {
        private YamlSyntaxError explained() {
            return YamlTypos.ofBroken(lines, firstLine, at())
                    .or(() -> YamlLookalike.quote(here(), at()))
                    .orElseGet(this::byParser);
        }

        private YamlSyntaxError byParser() {
            String problem = String.valueOf(e.getProblem());
            if (problem.contains("mapping values are not allowed")) {
                return strayColon();
            }
            if (problem.contains("expected <block end>")) {
                return misplaced(problem);
            }
            return notClosed(problem).or(() -> wrongCharacter(problem)).orElseGet(() -> other(problem));
        }

        private Optional<YamlSyntaxError> notClosed(String problem) {
            int opened = line(e.getContextMark());
            String context = String.valueOf(e.getContext());
            if (problem.startsWith("expected ',' or '")) {
                String closing = problem.substring(17, 18);
                String lookalike = closing.equals("]") ? "］】" : "｝";
                for (int line = opened; line <= at() && line - firstLine < lines.length; line++) {
                    if (lines[line - firstLine].chars().anyMatch(c -> lookalike.indexOf(c) >= 0)) {
                        return Optional.of(error(line, "the closing bracket is a full-width one", "type " + closing));
                    }
                }
                String bracket = closing.equals("]") ? "[" : "{";
                return Optional.of(
                        opened == at()
                                ? error(opened, "a comma or a closing " + closing + " is missing", "write it")
                                : error(
                                        opened,
                                        "the bracket " + bracket + " opened in line " + opened + " is not closed",
                                        "write " + closing + " at its end, before line " + at()));
            }
            return problem.contains("unexpected end of stream") && context.contains("quoted scalar")
                    ? Optional.of(error(
                            opened,
                            "the quote opened in line " + opened + " is not closed",
                            "write a quote of the same kind at the value's end"))
                    : Optional.empty();
        }

        private Optional<YamlSyntaxError> wrongCharacter(String problem) {
            Matcher start = WRONG_START.matcher(problem);
            if (start.matches()) {
                return Optional.of(
                        start.group(1).contains("TAB")
                                ? error(at(), "the line is indented with a tab", "use spaces")
                                : error(at(), "a value starts with " + start.group(1), "put it in quotes"));
            }
            if (problem.contains("alias") || String.valueOf(e.getContext()).contains("alias")) {
                return Optional.of(error(at(), "a value starts with *", "put it in quotes"));
            }
            return problem.contains("unknown escape character")
                    ? Optional.of(error(
                            at(),
                            "a backslash in double quotes stands before a character that it cannot stand before",
                            "write two backslashes, or put the value in single quotes"))
                    : Optional.empty();
        }

        private YamlSyntaxError other(String problem) {
            if (problem.contains("could not find expected ':'")) {
                return error(line(e.getContextMark()), "the line has no colon", "write key: value");
            }
            if (problem.contains("sequence entries are not allowed")) {
                return error(at(), "a list begins behind its key", "write it as [a, b], or each - in a line below");
            }
            return problem.contains("another document")
                    ? error(at(), "a second document begins here", "remove the line ---")
                    : error(at(), problem, QUOTING);
        }

        private YamlSyntaxError strayColon() {
            String before = here().substring(0, Math.min(column(), here().length()));
            if (before.matches(".*:\\s.*")) {
                return error(at(), "a value holds a colon and a space", "put the value in quotes");
            }
            return valueAbove().orElseGet(() -> error(at() - 1, "the line has no colon", "write key: value"));
        }

        private YamlSyntaxError misplaced(String problem) {
            Matcher close = WRONG_CLOSE.matcher(problem);
            if (close.matches()) {
                return error(at(), "nothing opened the bracket " + close.group(1), "remove it, or quote the value");
            }
            if (problem.contains("'<scalar>'")) {
                String remedy = here().contains("'")
                        ? "put all of the value in double quotes, or write an apostrophe in single quotes twice"
                        : "put all of the value in quotes";
                return error(at(), "there is text after a closing quote", remedy);
            }
            return valueAbove().orElseGet(() -> error(at(), "the line is indented like no other", INDENTATION));
        }

        /// Finds the key whose block the line would be in, if that key has a value already, such as the `{}` that
        /// stands for an empty block.
        private Optional<YamlSyntaxError> valueAbove() {
            for (int i = at() - firstLine - 1; i >= 0; i--) {
                boolean isContent = !lines[i].isBlank() && !lines[i].strip().startsWith("#");
                if (isContent
                        && (indent(lines[i]) < indent(here()) || here().strip().startsWith("-"))) {
                    return valueOf(lines[i], firstLine + i);
                }
            }
            return Optional.empty();
        }

        private Optional<YamlSyntaxError> valueOf(String line, int number) {
            Matcher key = KEY_WITH_VALUE.matcher(line);
            if (!key.matches()) {
                return Optional.empty();
            }
            String value = key.group(2).split(" #", 2)[0].strip();
            boolean isEmpty = value.equals("{}") || value.equals("[]");
            return Optional.of(error(
                    number,
                    "\"" + key.group(1).strip() + "\" has " + (isEmpty ? value : "a value")
                            + " behind its colon, and more below it in line " + at(),
                    isEmpty ? "remove " + value : "leave one of the two, or indent line " + at() + " like this one"));
        }

        private YamlSyntaxError error(int line, String problem, String remedy) {
            return new YamlSyntaxError(Math.max(line, firstLine), problem, remedy);
        }

        private int at() {
            return line(e.getProblemMark());
        }

        private int line(Optional<Mark> mark) {
            return firstLine + mark.map(Mark::getLine).orElse(0);
        }

        private int column() {
            return e.getProblemMark().map(Mark::getColumn).orElse(0);
        }

        private String here() {
            int index = at() - firstLine;
            return index < lines.length ? lines[index] : "";
        }

        private static int indent(String line) {
            return line.length() - line.stripLeading().length();
        }
    }
}
