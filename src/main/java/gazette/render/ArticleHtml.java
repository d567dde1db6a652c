package gazette.render;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import gazette.sources.text.XmlText;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Adapts an article's HTML to the place where it is shown. The result is always well-formed, whatever came in.
public final class ArticleHtml {
    /// Gives what is left of a mail's 600 pixels between its margins.
    static final int MAIL_WIDTH = 536;

    private ArticleHtml() {}

    /// Returns the HTML for the article's own page: images keep their room while they load, and what is too wide
    /// scrolls.
    static String onItsPage(Article article) {
        return web(article, parsed(article, ""));
    }

    /// Returns the HTML for the page of an issue, where other articles stand beside it.
    static String onAnIssuesPage(StoredArticle stored) {
        Document document = parsed(stored.article(), "");
        nameApart(stored, document);
        return web(stored.article(), document);
    }

    /// Returns the HTML for a mail: all addresses absolute, images no wider than the column, which Outlook learns only
    /// from `width`.
    static String inMail(StoredArticle stored, String url) {
        Article article = stored.article();
        Document document = parsed(article, url);
        nameApart(stored, document);
        absolute(document);
        scrollWithinThemselves(document);
        for (Element image : document.select("img")) {
            int width = width(article, image).map(w -> Math.min(w, MAIL_WIDTH)).orElse(MAIL_WIDTH);
            image.attr("width", Integer.toString(width)).removeAttr("height");
        }
        return html(document);
    }

    /// Returns the HTML for a feed: all addresses absolute.
    public static String inFeed(Article article, String url) {
        Document document = parsed(article, url);
        localLinksLeadTo(url, document);
        return XmlText.of(html(absolute(document)));
    }

    private static Document parsed(Article article, String base) {
        Document document = Jsoup.parseBodyFragment(XmlText.of(article.html()), base);
        document.outputSettings().prettyPrint(false);
        emptyHeadersAreCells(document);
        return document;
    }

    /// Makes the blank corner of a table a cell: it heads nothing, and would be read out as a heading.
    private static void emptyHeadersAreCells(Document document) {
        document.select("th").stream()
                .filter(cell -> !cell.hasText() && cell.childrenSize() == 0)
                .forEach(cell -> cell.tagName("td"));
    }

    private static String web(Article article, Document document) {
        scrollWithinThemselves(document);
        for (Element image : document.select("img")) {
            image.attr("loading", "lazy");
            picture(article, image.attr("src"))
                    .filter(_ -> !image.hasAttr("width"))
                    .ifPresent(p -> image.attr("width", Integer.toString(p.width()))
                            .attr("height", Integer.toString(p.height())));
        }
        return html(document);
    }

    private static void scrollWithinThemselves(Document document) {
        document.select("table").wrap("<div class=\"scroll\"></div>");
    }

    private static Document absolute(Document document) {
        for (String attribute : new String[] {"src", "href"}) {
            for (Element element : document.select("[" + attribute + "]")) {
                absolute(element, attribute);
            }
        }
        return document;
    }

    private static void absolute(Element element, String attribute) {
        String written = element.attr(attribute);
        // Only what is relative: jsoup would rewrite the notation of the others.
        if (!written.startsWith("#") && !written.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            element.attr(attribute, element.absUrl(attribute));
        }
    }

    /// Renames the ids within an article so that no other article on the page has them.
    private static void nameApart(StoredArticle stored, Document document) {
        for (Element named : document.select("[id]")) {
            named.attr("id", stored.slug() + "-" + named.id());
        }
        for (Element link : document.select("a[href^=#]")) {
            link.attr("href", "#" + stored.slug() + "-" + link.attr("href").substring(1));
        }
    }

    /// Makes links within the article absolute: a feed reader may show many articles on one page.
    private static void localLinksLeadTo(String url, Document document) {
        document.select("[id]").removeAttr("id");
        for (Element link : document.select("a[href^=#]")) {
            link.attr("href", url + link.attr("href"));
        }
    }

    private static Optional<Integer> width(Article article, Element image) {
        return Optional.of(image.attr("width"))
                .filter(width -> width.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf)
                .or(() -> pictureBehind(article, image).map(ArticleImage::width));
    }

    private static Optional<ArticleImage> pictureBehind(Article article, Element image) {
        return article.content().images().stream()
                .filter(p -> image.attr("src").endsWith("/i/" + p.name()))
                .findFirst();
    }

    static Optional<ArticleImage> picture(Article article, String address) {
        return article.content().images().stream()
                .filter(p -> address.equals("/i/" + p.name()))
                .findFirst();
    }

    private static String html(Document document) {
        return document.body().html();
    }
}
