package gazette.subscribers.csv;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Protects cells that a spreadsheet would run as formulas, by an apostrophe before them, which is removed when the
/// file is read here.
///
/// A spreadsheet may look past blanks, and one of another country splits a file at semicolons or tabs, so what follows
/// them inside a cell is a cell of its own there: `a;=1+1` becomes `a;'=1+1`.
public final class FormulaEscape {
    private static final String SEPARATORS = ";\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029";
    /// Text up to the next separator, with it.
    private static final Pattern PART =
            Pattern.compile("([^" + SEPARATORS + "]*+)([" + SEPARATORS + "]?+)", Pattern.DOTALL);
    /// The signs are those of ASCII, the minus sign, and their small and full-width forms.
    private static final Pattern FORMULA = Pattern.compile(
            "'*+[\\p{Z}\\p{Cc}\\p{Cf}]*+[=+\\-@\\u2212\\uFE62\\uFE63\\uFE66\\uFE6B\\uFF1D\\uFF0B\\uFF0D\\uFF20].*",
            Pattern.DOTALL);
    private static final Pattern APOSTROPHES = Pattern.compile("'*+");

    private FormulaEscape() {}

    /// Returns a cell that is safe to open in a spreadsheet.
    public static String of(String cell) {
        return change(cell, part -> "'" + part);
    }

    /// Returns the cell without the apostrophes.
    public static String undo(String cell) {
        return cell.indexOf('\'') < 0 ? cell : change(cell, part -> part.startsWith("'") ? part.substring(1) : part);
    }

    private static String change(String cell, UnaryOperator<String> risky) {
        return PART.matcher(cell)
                .replaceAll(part -> Matcher.quoteReplacement((isRisky(part.group(1), part.group(2), part.start() == 0)
                                ? risky.apply(part.group(1))
                                : part.group(1))
                        + part.group(2)));
    }

    /// A cell is risky, too, if it begins with a separator.
    private static boolean isRisky(String text, String separator, boolean isFirst) {
        return FORMULA.matcher(text).matches()
                || (isFirst && !separator.isEmpty() && APOSTROPHES.matcher(text).matches());
    }
}
