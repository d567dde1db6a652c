package gazette.render;

import gazette.config.Diagnostic;
import java.nio.file.Path;

/// Says that a template, theme or subject line cannot be rendered. It stops a run before its first mail.
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    public RenderException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    /// Returns an exception about a line of a file under `templates`.
    public static RenderException of(String themeFile, int line, String problem, String remedy) {
        return new RenderException(new Diagnostic(Path.of("templates", themeFile), Math.max(line, 1), problem, remedy));
    }

    /// Returns where the fault is, what it is, and what to do about it.
    public Diagnostic fault() {
        return diagnostic;
    }
}
