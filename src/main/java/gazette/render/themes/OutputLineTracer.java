package gazette.render.themes;

import freemarker.core.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the line of a template that writes a certain line of its output. The output itself is discarded.
final class OutputLineTracer extends Writer {
    /// Matches the only way in which FreeMarker says where it is: a text, the innermost template first.
    private static final Pattern PLACE = Pattern.compile("- Failed at: (.*)\\[in template \"(.+?)\".*? at line (\\d+)");

    private final int wanted;
    private int line = 1;
    private Optional<TemplateLine> found = Optional.empty();

    /// @param wanted a line of the output, counted from 1
    OutputLineTracer(int wanted) {
        this.wanted = wanted;
    }

    /// Returns the line of the template; empty if the output has no such line.
    Optional<TemplateLine> found() {
        return found;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        int newlines = 0;
        for (int i = offset; i < offset + length && found.isEmpty(); i++) {
            if (line == wanted) {
                found = currentLine(newlines);
            }
            if (text[i] == '\n') {
                line++;
                newlines++;
            }
        }
    }

    @Override
    public void flush() {
        // Nothing is kept.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /// @param newlines how many lines the template's current piece has written before
    private static Optional<TemplateLine> currentLine(int newlines) {
        var stack = new StringWriter();
        Environment.getCurrentEnvironment().outputInstructionStack(new PrintWriter(stack, true));
        Matcher place = PLACE.matcher(stack.toString());
        if (!place.find()) {
            return Optional.empty();
        }
        boolean isVariable = place.group(1).startsWith("${");
        int line = Integer.parseInt(place.group(3)) + (isVariable ? 0 : newlines);
        return Optional.of(new TemplateLine(Path.of("templates", place.group(2)), line));
    }
}
