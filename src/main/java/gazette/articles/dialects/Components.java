package gazette.articles.dialects;

import gazette.articles.dialects.HtmlTag.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Knows the components of MDX and Vue: elements whose name begins with a capital letter, `<Chart />`.
final class Components {
    /// Attributes that hold what a subscriber reads.
    private static final List<String> READABLE = List.of("title", "label", "heading", "summary", "caption", "question");

    /// What is HTML also if it begins with a capital letter.
    private static final Set<String> HTML = Set.of("br", "hr", "img", "wbr");

    private Components() {}

    /// Returns whether a name is that of a component; `BR` and `Img` are HTML.
    static boolean isComponent(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isHtml = KnownElements.isKnown(lower) && (isUpper(name) || HTML.contains(lower));
        return Character.isUpperCase(name.charAt(0)) && name.indexOf(':') < 0 && !isHtml;
    }

    private static boolean isUpper(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    /// Returns the HTML that a component stands for by itself: a picture, a video.
    static Optional<String> html(HtmlTag tag) {
        Map<String, String> named = new HashMap<>();
        for (String name : List.of("id", "videoid", "src", "url", "alt", "title", "caption", "width", "user", "href")) {
            tag.attribute(name).ifPresent(value -> named.put(name, value));
        }
        return named.isEmpty() || tag.form() == Form.CLOSE
                ? Optional.empty()
                : Embeds.html(new Shortcode(tag.lowerName(), List.of(), named));
    }

    /// Returns the address that a component leads to, such as `<Link to="/about">`.
    static Optional<String> address(HtmlTag tag) {
        boolean isLink = List.of("link", "button", "linkbutton", "navlink").contains(tag.lowerName());
        return isLink ? tag.attribute("href").or(() -> tag.attribute("to")) : Optional.empty();
    }

    /// Returns the title that a component shows, in bold.
    static Optional<String> title(HtmlTag tag) {
        return READABLE.stream()
                .flatMap(name -> tag.attribute(name).stream())
                .findFirst()
                .map(title -> WrittenHtml.of(new Element("strong").text(title)));
    }
}
