package gazette.articles.parsing.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Finds the picture that stands between the title of an article and its text, where the text has none.
final class LeadPicture {
    private static final Evaluator TITLE = QueryParser.parse("h1");
    private static final Evaluator PICTURE = QueryParser.parse("img[src]");
    private static final Evaluator FIGURE = QueryParser.parse("figure");
    private static final Pattern OTHER =
            Pattern.compile("\\b(?:logo|icon|avatar|author|headshot)\\b|thumb|placeholder");
    private static final Pattern WIDTH = Pattern.compile("\\d{1,4}");
    /// In pixels, where the page says it. Smaller ones show authors and other articles.
    private static final int SMALLEST = 200;

    private LeadPicture() {}

    /// Puts the picture before the text, if there is one.
    static void addTo(Element article) {
        if (article.selectFirst(PICTURE) == null) {
            find(article).ifPresent(picture -> article.prependChild(picture.clone()));
        }
    }

    private static Optional<Element> find(Element article) {
        return article.parents().stream()
                .filter(around -> around.selectFirst(TITLE) != null)
                .findFirst()
                .flatMap(around -> around.stream()
                        .takeWhile(element -> !element.equals(article))
                        .filter(element -> element.is(PICTURE))
                        .filter(LeadPicture::isLarge)
                        .findFirst())
                .map(picture -> Optional.ofNullable(picture.closest(FIGURE)).orElse(picture));
    }

    private static boolean isLarge(Element picture) {
        return width(picture) >= SMALLEST
                && !OTHER.matcher((picture.className() + " " + picture.attr("src")).toLowerCase(Locale.ROOT))
                        .find();
    }

    private static int width(Element picture) {
        String width = picture.attr("width");
        return WIDTH.matcher(width).matches() ? Integer.parseInt(width) : SMALLEST;
    }
}
