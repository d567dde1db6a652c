package gazette.render;

import gazette.config.Diagnostic;
import java.nio.file.Path;

/// A template, theme or subject line that cannot be set: it stops a run before its first letter.
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    public RenderException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    public static RenderException of(String themeFile, int line, String problem, String remedy) {
        return new RenderException(new Diagnostic(Path.of("templates", themeFile), Math.max(line, 1), problem, remedy));
    }

    /// Where it is, what it is, and what to do about it.
    public Diagnostic fault() {
        return diagnostic;
    }
}
