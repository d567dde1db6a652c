package gazette.articles.markup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Gives the direction and the language of a container, which is about to be dissolved, to the blocks in it.
final class BlockDirections {
    private static final Evaluator STYLED = QueryParser.parse("[style~=(?i)(?:^|[;\\s])direction\\s*:]");
    private static final Pattern DIRECTION = Pattern.compile("(?i)(?:^|[;\\s])direction\\s*:\\s*(rtl|ltr)");
    private static final Set<String> KEPT = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "table",
            "dl",
            "dt",
            "dd",
            "td",
            "th",
            "figcaption",
            "caption");

    private BlockDirections() {}

    /// Changes a body in place.
    static void pushDown(Element body) {
        body.select(STYLED).forEach(BlockDirections::useAttribute);
        for (String attribute : List.of("dir", "lang")) {
            boolean isSaid = body.stream()
                    .skip(attribute.equals("lang") ? 1 : 0)
                    .anyMatch(e -> e.hasAttr(attribute) && !KEPT.contains(e.normalName()) && e.isBlock());
            if (isSaid) {
                String inherited = attribute.equals("dir") ? valid(attribute, body.attr(attribute)) : "";
                wrapText(body, attribute, inherited);
                pushDown(body, attribute, inherited);
            }
        }
    }

    private static void useAttribute(Element element) {
        Matcher direction = DIRECTION.matcher(element.attr("style"));
        if (direction.find() && !element.hasAttr("dir")) {
            element.attr("dir", direction.group(1).toLowerCase(Locale.ROOT));
        }
    }

    private static String valid(String attribute, String value) {
        return attribute.equals("lang") || Set.of("rtl", "ltr", "auto").contains(value.toLowerCase(Locale.ROOT))
                ? value
                : "";
    }

    /// Text that is in no block has only the body to say its direction.
    private static void wrapText(Element body, String attribute, String value) {
        boolean hasText = body.textNodes().stream().anyMatch(text -> !text.isBlank());
        if (!value.isEmpty() && hasText) {
            Element all = new Element("div").attr(attribute, value);
            all.appendChildren(List.copyOf(body.childNodes()));
            body.appendChild(all);
        }
    }

    private static void pushDown(Element container, String attribute, String inherited) {
        for (Element child : List.copyOf(container.children())) {
            if (!child.isBlock() && !child.nameIs("picture")) {
                continue;
            }
            String own = valid(attribute, child.attr(attribute));
            String value = own.isEmpty() ? inherited : own;
            if (own.isEmpty() && !value.isEmpty()) {
                child.attr(attribute, value);
            }
            if (!KEPT.contains(child.normalName())) {
                pushDown(child, attribute, value);
            }
        }
    }
}
