package gazette.articles;

import gazette.articles.text.Whitespace;
import gazette.text.Sha256;
import java.time.OffsetDateTime;
import java.util.List;

/// Tells articles and their versions apart by what is in them, as SHA-256 in hex.
public final class ContentHash {
    private static final String BETWEEN = "\u0000";

    private ContentHash() {}

    /// The same for an article at whatever path: its title and text, white space aside.
    public static String identity(Article article) {
        return Sha256.hex(Whitespace.line(article.title()) + BETWEEN + Whitespace.line(article.text()));
    }

    /// Differs when anything that readers see does.
    public static String version(Article article) {
        return Sha256.hex(String.join(
                BETWEEN,
                List.of(
                        article.title(),
                        article.author().orElse(""),
                        article.published().map(OffsetDateTime::toString).orElse(""),
                        article.byline().place().orElse(""),
                        article.link().orElse(""),
                        article.cover().orElse(""),
                        article.lang(),
                        String.join(",", article.tags()),
                        article.summary(),
                        article.html())));
    }
}
