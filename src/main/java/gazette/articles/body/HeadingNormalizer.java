package gazette.articles.body;

import gazette.articles.text.FootnoteLinkDetector;
import gazette.articles.text.Whitespace;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// Moves headings to `<h2>` and below, because the title of the article is shown above its body.
public final class HeadingNormalizer {
    private static final String ALL = "h1, h2, h3, h4, h5, h6";
    private static final int HIGHEST = 2;
    private static final int LOWEST = 6;

    private HeadingNormalizer() {}

    /// Returns the given title, else the first heading. Removes it from the body, so that it is not shown twice.
    public static Optional<String> takeTitle(Optional<String> given, Element body) {
        Optional<Element> heading = Optional.ofNullable(body.selectFirst("h1")).filter(Element::hasText);
        if (given.isEmpty()) {
            heading.ifPresent(Element::remove);
            return heading.map(
                    h -> Whitespace.line(FootnoteLinkDetector.withoutText(h).text()));
        }
        heading.filter(h -> h.equals(body.firstElementChild()))
                .filter(h -> Whitespace.line(h.text()).equals(given.get()))
                .ifPresent(Element::remove);
        return given;
    }

    /// Changes the levels of all headings by the same number.
    static void shift(Element body) {
        Elements headings = body.select(ALL);
        int top = headings.stream().mapToInt(HeadingNormalizer::level).min().orElse(HIGHEST);
        headings.forEach(h -> h.tagName("h" + Math.min(LOWEST, level(h) + HIGHEST - top)));
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }
}
