package gazette.render.css;

import gazette.text.TextShortener;

/// Names a piece of a style sheet that does nothing, because no browser reads it.
///
/// @param line the line of the page, counted from 1
/// @param problem one clause that quotes the piece
/// @param remedy one clause
public record CssWarning(int line, String problem, String remedy) {
    private static final int SHOWN = 61;

    /// Makes a warning about a piece of a sheet.
    static CssWarning about(int line, String piece, String problem, String remedy) {
        String flat = piece.strip().replaceAll("\\s+", " ");
        String shown = TextShortener.withEllipsis(flat, SHOWN);
        return new CssWarning(line, "'" + shown + "' " + problem, remedy);
    }

    CssWarning down(int lines) {
        return new CssWarning(line + lines, problem, remedy);
    }
}
