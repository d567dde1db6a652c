package gazette.articles.parsing;

import gazette.articles.body.Body;
import gazette.articles.body.BodyPipeline;
import gazette.articles.body.ImageLinker;
import gazette.articles.body.LinkResolver;
import gazette.articles.formats.ArticleFormat;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.articles.text.HtmlDepth;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Parses the words that an editor writes for one issue, as an article's, but without a head and pictures.
public final class NoteParser {
    private NoteParser() {}

    /// Parses a text in Markdown or HTML.
    ///
    /// @param lang the language that it is said to be in, a BCP 47 tag
    /// @return empty if it has a fault, which the diagnostics tell, or nothing that is shown
    public static Optional<Body> parse(ArticleFileText text, String lang, ArticleDiagnostics diagnostics) {
        return ArticleFormat.of(text)
                .read(text, diagnostics)
                .flatMap(raw -> body(raw.body(), text, lang, diagnostics))
                .filter(body -> diagnostics.errors().isEmpty() && !body.isEmpty());
    }

    private static Optional<Body> body(Element raw, ArticleFileText text, String lang, ArticleDiagnostics diagnostics) {
        if (HtmlDepth.firstTooDeep(raw).isPresent()) {
            diagnostics.error(1, HtmlDepth.PROBLEM, "write it with fewer elements in one another");
            return Optional.empty();
        }
        if (!raw.select("img, picture, svg").isEmpty()) {
            diagnostics.warning(1, "its pictures are left out", "show pictures in an article");
            raw.select("img, picture, svg").remove();
        }
        var images = new ImageLinker(_ -> ImageLinker.unusableAddress(), Optional.empty(), text, diagnostics);
        var links = new LinkResolver(Optional.empty(), text, diagnostics);
        return Optional.of(new BodyPipeline(List.of(), text, links, images, diagnostics).process(raw, lang));
    }
}
