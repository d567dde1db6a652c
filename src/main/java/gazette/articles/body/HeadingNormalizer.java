package gazette.articles.body;

import gazette.articles.text.FootnoteLinks;
import gazette.articles.text.Whitespace;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// An article's title stands above its body, so the body's headings begin at `<h2>`.
public final class HeadingNormalizer {
    private static final String ALL = "h1, h2, h3, h4, h5, h6";
    private static final int HIGHEST = 2;
    private static final int LOWEST = 6;

    private HeadingNormalizer() {}

    /// Takes the title out of the body: it must not be shown twice.
    public static Optional<String> takeTitle(Optional<String> given, Element body) {
        Optional<Element> heading = Optional.ofNullable(body.selectFirst("h1")).filter(Element::hasText);
        if (given.isEmpty()) {
            heading.ifPresent(Element::remove);
            return heading.map(h -> Whitespace.line(FootnoteLinks.without(h).text()));
        }
        heading.filter(h -> h.equals(body.firstElementChild()))
                .filter(h -> Whitespace.line(h.text()).equals(given.get()))
                .ifPresent(Element::remove);
        return given;
    }

    static void shift(Element body) {
        Elements headings = body.select(ALL);
        int top = headings.stream().mapToInt(HeadingNormalizer::level).min().orElse(HIGHEST);
        headings.forEach(h -> h.tagName("h" + Math.min(LOWEST, level(h) + HIGHEST - top)));
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }
}
