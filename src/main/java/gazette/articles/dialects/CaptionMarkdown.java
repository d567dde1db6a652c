package gazette.articles.dialects;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Entities;

/// Writes the caption of a picture in HTML: tools read the value of `caption` as Markdown of its own.
final class CaptionMarkdown {
    private static final String SIGNS = "*_`[<&\\";
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().omitSingleParagraphP(true).build();

    private CaptionMarkdown() {}

    /// Returns the HTML of a caption.
    static String html(String caption) {
        return caption.chars().noneMatch(letter -> SIGNS.indexOf(letter) >= 0)
                ? Entities.escape(caption)
                : RENDERER.render(PARSER.parse(caption)).strip();
    }
}
