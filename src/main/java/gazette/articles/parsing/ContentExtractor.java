package gazette.articles.parsing;

import gazette.articles.body.LazyImages;
import gazette.articles.body.Sanitizer;
import gazette.articles.text.HtmlDepth;
import gazette.articles.text.Whitespace;
import gazette.sources.feeds.Entry;
import gazette.sources.polling.PageFetchResult.WebPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the article in a web page, without navigation and the like.
public final class ContentExtractor {
    /// A larger page is no article, and would take too long.
    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_ELEMENTS = 30_000;

    private static final String PLACEHOLDER = "kept-";

    private final Document page;
    private final Entry entry;
    private final List<Element> setAside = new ArrayList<>();

    private ContentExtractor(Document page, Entry entry) {
        this.page = page;
        this.entry = entry;
    }

    /// Returns the HTML of the article, not sanitised, with absolute addresses; empty if it is no longer than in the
    /// feed.
    public static Optional<String> of(WebPage page, Entry entry) {
        if (page.html().length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        Document document = Jsoup.parse(page.html(), page.address());
        document.outputSettings().prettyPrint(false);
        return isTooLarge(document) ? Optional.empty() : new ContentExtractor(document, entry).text();
    }

    private static boolean isTooLarge(Document document) {
        return HtmlDepth.firstTooDeep(document).isPresent()
                || document.stream().skip(MAX_ELEMENTS).findFirst().isPresent();
    }

    private Optional<String> text() {
        LazyImages.resolve(page.body());
        Sanitizer.removeHidden(page.body());
        Stream.of("href", "src")
                .forEach(name ->
                        page.body().select("[" + name + "]:not([href^=#])").forEach(e -> e.attr(name, e.absUrl(name))));
        page.body().select("pre, table:has(th), table:has(caption)").forEach(this::setAside);
        return Optional.ofNullable(
                        new Readability4J(page.location(), page).parse().getArticleContent())
                .map(this::restored)
                .filter(found -> found.text().length() > length(entry.content()))
                .map(Element::html);
    }

    /// Readability would break code and tables, so a paragraph stands for each meanwhile.
    private void setAside(Element element) {
        if (element.parents().stream().anyMatch(setAside::contains)) {
            return;
        }
        Element placeholder = new Element("p").id(PLACEHOLDER + setAside.size()).text(element.text());
        setAside.add(element);
        element.replaceWith(placeholder);
    }

    private Element restored(Element found) {
        for (int i = 0; i < setAside.size(); i++) {
            Element element = setAside.get(i);
            Optional.ofNullable(found.getElementById(PLACEHOLDER + i))
                    .ifPresent(placeholder -> placeholder.replaceWith(element));
        }
        // The title is shown above the text already.
        found.select("h1, h2").stream()
                .limit(1)
                .filter(heading -> folded(heading.text()).equals(folded(entry.title())))
                .forEach(Element::remove);
        return found;
    }

    private static String folded(String title) {
        return Whitespace.line(title).toLowerCase(Locale.ROOT);
    }

    private static int length(String html) {
        return Jsoup.parseBodyFragment(html).text().length();
    }
}
