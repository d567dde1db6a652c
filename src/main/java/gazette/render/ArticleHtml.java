package gazette.render;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import gazette.sources.text.XmlSafeText;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Adapts an article's HTML to the place where it is shown. The result is always well-formed.
public final class ArticleHtml {
    /// Names the class of what is put around a table, so that it scrolls.
    private static final String TABLE_CLASS = "scroll";

    /// Lists the classes that an article's HTML may have in a mail.
    public static final List<String> CLASSES = List.of(TABLE_CLASS, Typesetting.TASK);

    /// Gives the width of a mail's text in pixels: 600 without its margins.
    static final int MAIL_WIDTH = 536;

    private ArticleHtml() {}

    /// Returns the HTML for the article's own page: images keep their room while they load, and what is too wide
    /// scrolls.
    static String forArticlePage(Article article) {
        return forPage(article, parse(article, ""));
    }

    /// Returns the HTML for the page of an issue, which has other articles too.
    static String forIssuePage(StoredArticle stored) {
        Document document = parse(stored.article(), "");
        prefixIds(stored, document);
        return forPage(stored.article(), document);
    }

    /// Returns the HTML for a mail: all addresses absolute, images no wider than the column, which Outlook learns only
    /// from `width`.
    static String forMail(StoredArticle stored, String url) {
        Document document = besideOthers(stored, url);
        Typesetting.ofMail(document);
        return html(document);
    }

    /// Returns the HTML for an issue that is one entry of a feed: as in a mail, but readers have no style sheet of
    /// ours.
    static String forIssueFeed(StoredArticle stored, String url) {
        Document document = besideOthers(stored, url);
        Typesetting.ofFeed(document);
        return html(document);
    }

    private static Document besideOthers(StoredArticle stored, String url) {
        Article article = stored.article();
        Document document = parse(article, url);
        prefixIds(stored, document);
        makeAbsolute(document);
        makeTablesScroll(document);
        for (Element image : document.select("img")) {
            int width = width(article, image).map(w -> Math.min(w, MAIL_WIDTH)).orElse(MAIL_WIDTH);
            image.attr("width", Integer.toString(width)).removeAttr("height");
        }
        return document;
    }

    /// Returns the HTML for a feed: all addresses absolute.
    public static String forFeed(Article article, String url) {
        Document document = parse(article, url);
        makeLocalLinksAbsolute(url, document);
        Typesetting.ofFeed(document);
        setDirection(article, document);
        return XmlSafeText.of(html(makeAbsolute(document)));
    }

    /// Says the direction within the text: a feed has no other place for it, and readers show text from the left.
    private static void setDirection(Article article, Document document) {
        if (TextDirection.of(article.lang()).equals("rtl")) {
            Element body = document.body();
            Element all = new Element("div").attr("lang", article.lang()).attr("dir", "rtl");
            body.appendChild(all.appendChildren(List.copyOf(body.childNodes())));
        }
    }

    private static Document parse(Article article, String base) {
        Document document = Jsoup.parseBodyFragment(XmlSafeText.of(article.html()), base);
        document.outputSettings().prettyPrint(false);
        turnEmptyHeadersIntoCells(document);
        return document;
    }

    /// Turns empty header cells into plain cells: a screen reader would announce them as headings.
    private static void turnEmptyHeadersIntoCells(Document document) {
        document.select("th").stream()
                .filter(cell -> !cell.hasText() && cell.childrenSize() == 0)
                .forEach(cell -> cell.tagName("td"));
    }

    private static String forPage(Article article, Document document) {
        makeTablesScroll(document);
        Typesetting.ofPage(document);
        for (Element image : document.select("img")) {
            image.attr("loading", "lazy");
            image(article, image.attr("src"))
                    .filter(_ -> !image.hasAttr("width"))
                    .ifPresent(p -> image.attr("width", Integer.toString(p.width()))
                            .attr("height", Integer.toString(p.height())));
        }
        return html(document);
    }

    private static void makeTablesScroll(Document document) {
        document.select("table").wrap("<div class=\"" + TABLE_CLASS + "\"></div>");
    }

    private static Document makeAbsolute(Document document) {
        for (String attribute : new String[] {"src", "href"}) {
            for (Element element : document.select("[" + attribute + "]")) {
                makeAbsolute(element, attribute);
            }
        }
        return document;
    }

    private static void makeAbsolute(Element element, String attribute) {
        String address = element.attr(attribute);
        // Only relative ones: jsoup would rewrite how the others are written.
        if (!address.startsWith("#") && !address.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            element.attr(attribute, element.absUrl(attribute));
        }
    }

    /// Renames the ids within an article so that no other article on the page has them.
    private static void prefixIds(StoredArticle stored, Document document) {
        for (Element element : document.select("[id]")) {
            element.attr("id", stored.slug() + "-" + element.id());
        }
        for (Element link : document.select("a[href^=#]")) {
            link.attr("href", "#" + stored.slug() + "-" + link.attr("href").substring(1));
        }
    }

    /// Makes links within the article absolute: a feed reader may show many articles on one page.
    private static void makeLocalLinksAbsolute(String url, Document document) {
        document.select("[id]").removeAttr("id");
        for (Element link : document.select("a[href^=#]")) {
            link.attr("href", url + link.attr("href"));
        }
    }

    private static Optional<Integer> width(Article article, Element image) {
        return Optional.of(image.attr("width"))
                .filter(width -> width.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf)
                .or(() -> imageOf(article, image).map(ArticleImage::width));
    }

    private static Optional<ArticleImage> imageOf(Article article, Element image) {
        return article.content().images().stream()
                .filter(p -> image.attr("src").endsWith("/i/" + p.name()))
                .findFirst();
    }

    static Optional<ArticleImage> image(Article article, String address) {
        return article.content().images().stream()
                .filter(p -> address.equals("/i/" + p.name()))
                .findFirst();
    }

    private static String html(Document document) {
        return document.body().html();
    }
}
