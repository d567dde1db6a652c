package gazette.articles.text;

import gazette.config.Utf8DecodeResult;
import gazette.sources.text.XmlSafeText;
import java.util.Optional;

/// Holds the text of a file: lines end in `\n`; there is no byte order mark and no control character.
public record ArticleFileText(String text) {
    /// Decodes UTF-8; empty, with an error, if the bytes are not valid or there is no text.
    public static Optional<ArticleFileText> decode(byte[] bytes, ArticleDiagnostics diagnostics) {
        return switch (Utf8DecodeResult.read(bytes)) {
            case Utf8DecodeResult.Text(String read) -> of(read, diagnostics);
            case Utf8DecodeResult.Broken broken -> {
                diagnostics.error(broken.line(), "the file is " + broken.problem(), "save it as UTF-8");
                yield Optional.empty();
            }
        };
    }

    private static Optional<ArticleFileText> of(String read, ArticleDiagnostics diagnostics) {
        String text = XmlSafeText.of(read.replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isBlank()) {
            diagnostics.error(1, "the file is empty", "write a title and a text, or remove the file");
            return Optional.empty();
        }
        return Optional.of(new ArticleFileText(text));
    }

    /// Returns the line of the first occurrence, counted from 1; the first line if there is none.
    public int lineOf(String needle) {
        return lineAt(Math.max(0, text.indexOf(needle)));
    }

    /// Returns the line of a place, counted from 1.
    ///
    /// @param at an index of the text
    public int lineAt(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
