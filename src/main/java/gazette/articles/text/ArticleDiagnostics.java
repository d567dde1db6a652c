package gazette.articles.text;

import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects what is found while one file is read.
public final class ArticleDiagnostics {
    private final Path file;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    public ArticleDiagnostics(Path file) {
        this.file = file;
    }

    /// The article cannot go out.
    public void error(int line, String problem, String remedy) {
        errors.add(new Diagnostic(file, line, problem, remedy));
    }

    /// The article goes out, but not quite as it was meant.
    public void warning(int line, String problem, String remedy) {
        warnings.add(new Diagnostic(file, line, problem, remedy));
    }

    public void notice(String sentence) {
        notices.add(sentence);
    }

    public Path file() {
        return file;
    }

    public List<Diagnostic> errors() {
        return errors;
    }

    public List<Diagnostic> warnings() {
        return warnings;
    }

    public List<String> notices() {
        return notices;
    }
}
