package gazette.articles.images;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// How much work a drawing is, guessed before it is begun. Its elements may refer to one another, and so a few
/// lines can ask for a thousand million shapes; one that refers to itself asks for even more.
final class SvgCost {
    /// A shape is 1. Nobody draws so much by hand, and it is done within seconds.
    static final long MAX_COST = 200_000;
    private static final long FILTER = 3000;
    private static final long SHEET = 300;
    private static final int BYTES_OF_A_CORNER = 4;
    private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?#([^'\")\\s]+)");

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, Long> known = new HashMap<>();
    private final long ofStyles;

    private SvgCost(Document svg) {
        svg.select("[id]").forEach(element -> byId.putIfAbsent(element.id(), element));
        ofStyles = ofReferences(svg.select("style").outerHtml());
    }

    /// [#MAX_COST] if it is that or more.
    static long of(byte[] svg) {
        Document document = Jsoup.parse(new String(svg, StandardCharsets.UTF_8), Parser.xmlParser());
        return new SvgCost(document).of(document);
    }

    private long of(Element element) {
        Optional<Long> before = Optional.ofNullable(known.get(element));
        if (before.isPresent()) {
            return before.get();
        }
        known.put(element, MAX_COST);
        long toil = 1 + ofStyles;
        for (Attribute attribute : element.attributes()) {
            toil = sum(toil, of(attribute, element));
        }
        for (Element child : element.children()) {
            toil = sum(toil, of(child));
        }
        known.put(element, toil);
        return toil;
    }

    private long of(Attribute attribute, Element element) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        if (name.endsWith("href")) {
            return value.startsWith("#") ? ofTarget(value.substring(1)) : 0;
        }
        boolean atCorners = name.startsWith("marker") || value.contains("marker");
        int corners = (element.attr("d").length() + element.attr("points").length()) / BYTES_OF_A_CORNER;
        return Math.min(MAX_COST, ofReferences(value) * (atCorners ? 1 + corners : 1));
    }

    private long ofReferences(String text) {
        long toil = 0;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            toil = sum(toil, ofTarget(reference.group(1)));
        }
        return toil;
    }

    /// Some are laid over all of the drawing.
    private long ofTarget(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(target -> sum(
                        of(target),
                        switch (target.normalName()) {
                            case "filter" -> FILTER;
                            case "mask", "pattern", "clippath" -> SHEET;
                            default -> 0;
                        }))
                .orElse(0L);
    }

    private static long sum(long one, long other) {
        return Math.min(MAX_COST, one + other);
    }
}
