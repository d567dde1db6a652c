package gazette.articles.parsing;

import gazette.articles.body.LazyImages;
import gazette.articles.body.Sanitizer;
import gazette.articles.markup.ForeignMarkup;
import gazette.articles.parsing.page.PageArticle;
import gazette.articles.text.HtmlDepth;
import gazette.sources.feeds.Entry;
import gazette.sources.polling.PageFetchResult.WebPage;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the article in a web page, without navigation and the like.
public final class ContentExtractor {
    /// A larger page is no article, and would take too long.
    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_ELEMENTS = 30_000;

    private ContentExtractor() {}

    /// Returns the HTML of the article, not sanitised, with absolute addresses; empty if it is no longer than in the
    /// feed.
    public static Optional<String> of(WebPage page, Entry entry) {
        if (page.html().length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        Document document = Jsoup.parse(page.html(), page.address());
        document.outputSettings().prettyPrint(false);
        if (isTooLarge(document)) {
            return Optional.empty();
        }
        LazyImages.resolve(document.body());
        ForeignMarkup.writeFormulas(document.body());
        Sanitizer.removeHidden(document.body());
        Element feedText = Jsoup.parseBodyFragment(entry.content()).body();
        return PageArticle.of(document, entry.title(), feedText.text())
                .filter(found -> found.text().length() > feedText.text().length())
                .map(article -> {
                    resolveAddresses(article);
                    return article.html();
                });
    }

    private static boolean isTooLarge(Document document) {
        return HtmlDepth.firstTooDeep(document).isPresent()
                || document.stream().skip(MAX_ELEMENTS).findFirst().isPresent();
    }

    private static void resolveAddresses(Element article) {
        Stream.of("href", "src", "poster", "data")
                .forEach(name ->
                        article.select("[" + name + "]:not([href^=#])").forEach(e -> e.attr(name, e.absUrl(name))));
    }
}
