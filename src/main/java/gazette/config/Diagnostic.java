package gazette.config;

import gazette.text.ForeignText;
import java.nio.file.Path;

/// Describes something wrong in a file that a person wrote: where, what, and what to do about it.
///
/// @param file the file, relative to the workspace
/// @param line the line, counted from 1
/// @param problem one clause without a full stop, quoting what was found
/// @param remedy one clause without a full stop, saying what to write instead
public record Diagnostic(Path file, int line, String problem, String remedy) {
    public Diagnostic {
        problem = ForeignText.line(problem);
        remedy = ForeignText.line(remedy);
    }

    @Override
    public String toString() {
        return ForeignText.line(file.toString()) + ":" + line + ": " + problem + "; " + remedy;
    }
}
