package gazette.articles.parsing;

import gazette.articles.body.Sanitizer;
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

/// The article in a page of the web, without what stands around it. Not sanitised; its addresses are absolute.
public final class ContentExtractor {
    /// Longer pages are no articles, and looking for one would take too long.
    private static final int MOST_LETTERS = 4_000_000;
    private static final int MOST_ELEMENTS = 30_000;
    private static final int MOST_DEPTH = 250;

    private static final List<String> LAZY = List.of("data-src", "data-original", "data-lazy-src", "data-actualsrc");
    private static final String KEPT = "kept-";

    private final Document page;
    private final Entry entry;
    private final List<Element> kept = new ArrayList<>();

    private ContentExtractor(Document page, Entry entry) {
        this.page = page;
        this.entry = entry;
    }

    /// The text of an entry as its page has it; absent if the page has no more of it than the feed.
    public static Optional<String> of(WebPage page, Entry entry) {
        if (page.html().length() > MOST_LETTERS) {
            return Optional.empty();
        }
        Document document = Jsoup.parse(page.html(), page.address());
        document.outputSettings().prettyPrint(false);
        return isTooLarge(document) ? Optional.empty() : new ContentExtractor(document, entry).text();
    }

    private static boolean isTooLarge(Document document) {
        int elements = 0;
        for (Element element : document.getAllElements()) {
            elements++;
            if (elements > MOST_ELEMENTS
                    || (element.childrenSize() == 0 && element.parents().size() > MOST_DEPTH)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> text() {
        Sanitizer.removeHidden(page.body());
        page.select("img").forEach(ContentExtractor::showNow);
        Stream.of("href", "src")
                .forEach(name ->
                        page.body().select("[" + name + "]:not([href^=#])").forEach(e -> e.attr(name, e.absUrl(name))));
        page.body().select("pre, table:has(th), table:has(caption)").forEach(this::keep);
        return Optional.ofNullable(
                        new Readability4J(page.location(), page).parse().getArticleContent())
                .map(this::finished)
                .filter(found -> found.text().length() > letters(entry.content()))
                .map(Element::html);
    }

    /// Many pages name a picture's address only when a script asks for it.
    private static void showNow(Element img) {
        String src = img.attr("src");
        if (src.isBlank() || src.startsWith("data:") || img.hasAttr(LAZY.getFirst())) {
            LAZY.stream()
                    .map(img::attr)
                    .filter(address -> !address.isBlank())
                    .findFirst()
                    .or(() -> widest(img))
                    .ifPresent(address -> img.attr("src", address));
        }
    }

    private static Optional<String> widest(Element img) {
        return Stream.of(img.attr("srcset"), img.attr("data-srcset"))
                .flatMap(set -> Stream.of(set.split(",\\s+")))
                .map(one -> one.strip().split("\\s", 2)[0])
                .filter(address -> !address.isEmpty())
                .reduce((_, last) -> last);
    }

    /// Code and tables would lose their shape: what is looked for is text.
    private void keep(Element element) {
        if (element.parents().stream().anyMatch(kept::contains)) {
            return;
        }
        Element place = new Element("p").id(KEPT + kept.size()).text(element.text());
        kept.add(element);
        element.replaceWith(place);
    }

    private Element finished(Element found) {
        for (int i = 0; i < kept.size(); i++) {
            Element element = kept.get(i);
            Optional.ofNullable(found.getElementById(KEPT + i)).ifPresent(place -> place.replaceWith(element));
        }
        // The title stands above the text already.
        found.select("h1, h2").stream()
                .limit(1)
                .filter(heading -> folded(heading.text()).equals(folded(entry.title())))
                .forEach(Element::remove);
        return found;
    }

    private static String folded(String title) {
        return Whitespace.line(title).toLowerCase(Locale.ROOT);
    }

    private static int letters(String html) {
        return Jsoup.parseBodyFragment(html).text().length();
    }
}
