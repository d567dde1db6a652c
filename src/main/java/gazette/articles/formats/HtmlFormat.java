package gazette.articles.formats;

import gazette.articles.body.Sanitizer;
import gazette.articles.dialects.HtmlEnds;
import gazette.articles.heads.MetadataValue;
import gazette.articles.heads.PageProperties;
import gazette.articles.markup.WordMarkup;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.articles.text.FootnoteLinkDetector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads HTML pages. The article is `<article>`, else `<main>`, else the whole page.
final class HtmlFormat implements ArticleFormat {
    private static final Pattern START = Pattern.compile(
            "\\A\\s*(?><\\?xml[^>]*>\\s*|<!--.*?-->\\s*)*+<(?:!doctype|html|head|body|title|meta|article|main)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Returns whether a text begins like an HTML page.
    static boolean matches(String text) {
        return START.matcher(text).matches();
    }

    @Override
    public Optional<RawArticle> read(ArticleFileText articleFileText, ArticleDiagnostics diagnostics) {
        HtmlEnds.Page closed = HtmlEnds.close(articleFileText.text());
        closed.leftOut().forEach(left -> diagnostics.warning(1 + left.line(), left.problem(), left.remedy()));
        Document page =
                Jsoup.parse(closed.html(), Sanitizer.BASE, Parser.htmlParser().setTrackPosition(true));
        return WeChatPage.read(page).or(() -> Optional.of(article(page)));
    }

    private static RawArticle article(Document page) {
        Element body = Optional.ofNullable(page.selectFirst("article"))
                .or(() -> Optional.ofNullable(page.selectFirst("main")))
                .orElse(page.body());
        WordMarkup.convert(body);
        keepDirection(body);
        return new RawArticle(head(page, body), Optional.empty(), body);
    }

    /// What the page says of its direction counts for the article in it.
    private static void keepDirection(Element body) {
        Element directed = body.closest("[dir]");
        if (directed != null) {
            body.attr("dir", directed.attr("dir"));
        }
    }

    private static Map<String, MetadataValue> head(Document page, Element body) {
        Map<String, MetadataValue> head = new LinkedHashMap<>(PageProperties.take(page));
        put(head, "author", page, "meta[name=author]", "content");
        put(head, "date", page, "meta[property=article:published_time]", "content");
        put(head, "date", page, "meta[name=date]", "content");
        put(head, "date", page, "article time[datetime]", "datetime");
        put(head, "summary", page, "meta[name=description]", "content");
        put(head, "keywords", page, "meta[name=keywords]", "content");
        put(head, "canonical", page, "link[rel=canonical][href~=(?i)^https?:]", "href");
        put(head, "cover", page, "meta[property=og:image]", "content");
        put(head, "lang", page, "article[lang]", "lang");
        put(head, "lang", page, "html[lang]", "lang");
        // Word has it there.
        put(head, "lang", page, "body[lang]", "lang");
        title(page, body).ifPresent(title -> head.put("title", title));
        return head;
    }

    private static void put(
            Map<String, MetadataValue> head, String key, Document page, String query, String attribute) {
        Optional.ofNullable(page.selectFirst(query))
                .filter(e -> !e.attr(attribute).isBlank())
                .ifPresent(e -> head.putIfAbsent(key, MetadataValue.of(PageProperties.line(e), e.attr(attribute))));
    }

    /// Prefers the heading, because `<title>` often ends in the name of the site.
    private static Optional<MetadataValue> title(Document page, Element body) {
        Optional<Element> title = Optional.ofNullable(page.selectFirst("title")).filter(Element::hasText);
        Optional<Element> heading = Optional.ofNullable(body.selectFirst("h1"))
                .filter(Element::hasText)
                .filter(h -> h.hasClass("MsoTitle")
                        || title.map(Element::text).orElse(h.text()).contains(h.text()));
        heading.ifPresent(Element::remove);
        title.filter(_ -> heading.isEmpty()).ifPresent(t -> removeRepeated(t.text(), page, body));
        return heading.or(() -> title)
                .map(e -> MetadataValue.of(
                        PageProperties.line(e),
                        FootnoteLinkDetector.withoutText(e).text()));
    }

    /// Word has the title in its head, and once more in the first paragraph.
    private static void removeRepeated(String title, Document page, Element body) {
        boolean isWord = page.selectFirst("meta[name=Generator][content*=Word], .WordSection1, .MsoNormal") != null;
        Optional.ofNullable(body.selectFirst("p"))
                .filter(first -> isWord && first.text().equals(title))
                .ifPresent(Element::remove);
    }
}
