package gazette.subscribers.csv;

import java.util.regex.Pattern;

/// Cells that a spreadsheet would run as formulas, and how they are kept from it: by an apostrophe before them, which
/// comes off again when the file is read here.
public final class FormulaEscape {
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private FormulaEscape() {}

    /// A cell that is safe to open.
    public static String of(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// What the cell was before.
    public static String undo(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
