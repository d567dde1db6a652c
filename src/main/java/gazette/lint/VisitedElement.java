package gazette.lint;

import gazette.lint.style.InlineStyle;
import gazette.text.TextShortener;
import org.jsoup.nodes.Element;

/// Describes an element as a check sees it.
///
/// @param place the headings above it, for people
public record VisitedElement(Element element, InlineStyle style, String place) {
    private static final int LONGEST = 70;

    /// Returns where the element is, for people: `<img src="…">, under “Its title”`.
    public String where() {
        return tag() + ", " + place;
    }

    private String tag() {
        for (String attribute : new String[] {"src", "href", "class", "style"}) {
            if (element.hasAttr(attribute)) {
                return "<" + element.normalName() + " " + attribute + "=\"" + shortened(element.attr(attribute))
                        + "\">";
            }
        }
        return "<" + element.normalName() + ">";
    }

    public static String shortened(String text) {
        return TextShortener.withEllipsis(text, LONGEST);
    }
}
