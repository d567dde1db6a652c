package gazette.config;

import java.nio.file.Path;

/// Describes something wrong in a file that a person wrote: where, what, and what to do about it.
///
/// @param file the file, relative to the workspace
/// @param line the line, counted from 1
/// @param problem one clause without a full stop, quoting what was found
/// @param remedy one clause without a full stop, saying what to write instead
public record Diagnostic(Path file, int line, String problem, String remedy) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + problem + "; " + remedy;
    }
}
