package gazette.subscribers.csv;

import java.util.regex.Pattern;

/// Protects cells that a spreadsheet would run as formulas, by an apostrophe before them, which is removed when the
/// file is read here.
public final class FormulaEscape {
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private FormulaEscape() {}

    /// Returns a cell that is safe to open in a spreadsheet.
    public static String of(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// Returns the cell without the apostrophe.
    public static String undo(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
