package gazette.articles;

import gazette.articles.text.Whitespace;
import gazette.text.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// Computes hashes that tell articles and their versions apart, as SHA-256 in hexadecimal.
public final class ContentHash {
    private static final String SEPARATOR = "\u0000";

    private ContentHash() {}

    /// Returns a hash of title and text, without regard to white space; the same for a copy at another path.
    public static String identity(Article article) {
        return Sha256.hex(Whitespace.line(article.title()) + SEPARATOR + Whitespace.line(article.text()));
    }

    /// Returns a hash of all that subscribers see, and of what holds the article back.
    public static String version(Article article) {
        return Sha256.hex(seen(article) + held(article.options()));
    }

    /// Empty for what nothing holds back.
    private static String held(PublishingOptions options) {
        boolean isFree = !options.draft()
                && !options.pinned()
                && options.sendAfter().isEmpty()
                && options.expires().isEmpty();
        return isFree
                ? ""
                : String.join(
                        SEPARATOR,
                        "",
                        String.valueOf(options.draft()),
                        String.valueOf(options.pinned()),
                        options.sendAfter().map(Instant::toString).orElse(""),
                        options.expires().map(Instant::toString).orElse(""));
    }

    private static String seen(Article article) {
        return String.join(
                SEPARATOR,
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
                        article.html()));
    }
}
