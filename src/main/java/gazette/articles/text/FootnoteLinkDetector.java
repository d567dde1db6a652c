package gazette.articles.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Recognises the raised numbers that link to an article's footnotes, and the arrows that link back.
public final class FootnoteLinkDetector {
    /// The arrow back; not `↩`, which some phones show as an emoji.
    public static final String BACK = "↑";

    private static final String INTERNAL_LINKS = "a[href^=#]";
    private static final Pattern MARKER = Pattern.compile("\\[?([0-9]{1,4}|[a-z*†‡])]?");
    private static final Pattern ARROWS = Pattern.compile("[↑↩↵⏎^\\x{FE0E}\\x{FE0F}\\s]+");

    private FootnoteLinkDetector() {}

    /// Returns whether a link leads to a footnote; other links within the article do not.
    public static boolean isFootnote(Element link) {
        return isInternal(link) && isRaised(link) && MARKER.matcher(link.text()).matches();
    }

    /// Returns the marker of a footnote for plain text, such as `[^1]`.
    public static String marker(Element link) {
        return "[^" + MARKER.matcher(link.text()).replaceAll("$1") + "]";
    }

    /// Returns whether a link leads from a footnote back to the text.
    public static boolean isBackLink(Element link) {
        return isInternal(link) && ARROWS.matcher(link.text()).matches();
    }

    /// Returns whether an element is a link within the article. Faster than a selector.
    public static boolean isInternal(Element element) {
        return element.nameIs("a") && element.attr("href").startsWith("#");
    }

    /// Returns the marker of each footnote, by its id.
    public static Map<String, String> markersById(Element body) {
        Map<String, String> markers = new LinkedHashMap<>();
        body.select(INTERNAL_LINKS).stream()
                .filter(FootnoteLinkDetector::isFootnote)
                .forEach(link -> markers.putIfAbsent(link.attr("href").substring(1), marker(link)));
        return markers;
    }

    /// Returns a copy without the text of footnote markers and arrows, in plain notation, for a title or a summary. The
    /// links are emptied, not removed, which would take quadratic time.
    public static Element withoutText(Element element) {
        Element plain = element.clone();
        plain.select(INTERNAL_LINKS).stream()
                .filter(link -> isFootnote(link) || isBackLink(link))
                .forEach(Element::empty);
        PlainNotation.apply(plain);
        return plain;
    }

    private static boolean isRaised(Element link) {
        Element parent = link.parent();
        return (parent != null && parent.nameIs("sup"))
                || !link.getElementsByTag("sup").isEmpty();
    }
}
