package gazette.articles.text;

import gazette.text.BidiControls;
import gazette.text.TextShortener;
import java.util.Optional;
import java.util.OptionalInt;

/// Describes what is wrong with a short text in an article's file, such as its title.
public record TextFault(String problem, String remedy) {
    private static final int SHOWN = 40;

    /// Returns what is wrong with a text.
    ///
    /// @param name of the field
    /// @param max the most characters
    public static Optional<TextFault> of(String name, String text, int max) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            return Optional.of(new TextFault(
                    "'" + name + "' has " + length + " characters; the most is " + max + ": “"
                            + TextShortener.withEllipsis(BidiControls.without(text), SHOWN) + "”",
                    "shorten it"));
        }
        OptionalInt control = BidiControls.first(text);
        return control.isEmpty()
                ? Optional.empty()
                : Optional.of(new TextFault(
                        String.format(
                                "'%s' has the invisible character U+%04X, which turns text around",
                                name, control.getAsInt()),
                        "delete it; the article's language sets the direction"));
    }

    /// Adds it to a file's errors.
    public void add(int line, ArticleDiagnostics diagnostics) {
        diagnostics.error(line, problem, remedy);
    }
}
