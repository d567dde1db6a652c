package gazette.articles.text;

import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects errors, warnings and notices while one file is parsed. Not safe for several threads.
public final class ArticleDiagnostics {
    private final Path file;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();
    private final List<Diagnostic> notices = new ArrayList<>();

    /// Creates an empty collection.
    ///
    /// @param file the path to show
    public ArticleDiagnostics(Path file) {
        this.file = file;
    }

    /// Adds an error: the article cannot be published.
    public void error(int line, String problem, String remedy) {
        errors.add(new Diagnostic(file, line, problem, remedy));
    }

    /// Adds a warning, once: the article is published, but not quite as it was meant.
    public void warning(int line, String problem, String remedy) {
        warnings.add(new Diagnostic(file, line, problem, remedy));
    }

    /// Adds a notice: something was done to the article that its file does not say.
    ///
    /// @param remedy what to do if that is not wanted
    public void notice(int line, String sentence, String remedy) {
        notices.add(new Diagnostic(file, line, sentence, remedy));
    }

    /// Returns the path to show.
    public Path file() {
        return file;
    }

    /// Returns the errors so far.
    public List<Diagnostic> errors() {
        return errors;
    }

    /// Returns the warnings so far.
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    /// Returns the notices so far, one sentence each.
    public List<Diagnostic> notices() {
        return List.copyOf(notices);
    }
}
