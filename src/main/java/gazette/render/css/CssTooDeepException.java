package gazette.render.css;

/// Thrown when CSS is nested too deeply for the parser, which calls itself for each level.
public final class CssTooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    /// @param line the line of the sheet, counted from 1
    CssTooDeepException(int line) {
        super("the styles are nested more than " + CssDepth.MAX + " brackets deep in line " + line
                + " of their sheet; write them more simply");
        this.line = line;
    }

    /// Returns the line of the sheet, counted from 1.
    public int line() {
        return line;
    }
}
