package gazette.render;

import gazette.config.Fault;
import java.nio.file.Path;

/// A template, theme or subject line that cannot be set: it stops a run before its first letter.
public final class RenderFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    RenderFault(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    static RenderFault of(String themeFile, int line, String problem, String remedy) {
        return new RenderFault(new Fault(Path.of("templates", themeFile), Math.max(line, 1), problem, remedy));
    }

    /// Where it is, what it is, and what to do about it.
    public Fault fault() {
        return fault;
    }
}
