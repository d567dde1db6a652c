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

/// Estimates how much work an SVG drawing is, before it is drawn. Elements may refer to one another, so a few lines
/// can ask for a billion shapes, and one that refers to itself asks for more.
final class SvgCost {
    /// One shape costs 1. A drawing below this limit takes seconds.
    static final long MAX_COST = 200_000;
    private static final long FILTER = 3000;
    private static final long LAYER = 300;
    private static final int BYTES_PER_CORNER = 4;
    private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?#([^'\")\\s]+)");

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, Long> known = new HashMap<>();
    private final long styleCost;

    private SvgCost(Document svg) {
        svg.select("[id]").forEach(element -> byId.putIfAbsent(element.id(), element));
        styleCost = ofReferences(svg.select("style").outerHtml());
    }

    /// Returns the cost, at most [#MAX_COST].
    static long of(byte[] svg) {
        Document document = Jsoup.parse(new String(svg, StandardCharsets.UTF_8), Parser.xmlParser());
        return new SvgCost(document).of(document);
    }

    private long of(Element element) {
        Optional<Long> computed = Optional.ofNullable(known.get(element));
        if (computed.isPresent()) {
            return computed.get();
        }
        known.put(element, MAX_COST); // In case the element refers to itself.
        long cost = 1 + styleCost;
        for (Attribute attribute : element.attributes()) {
            cost = sum(cost, of(attribute, element));
        }
        for (Element child : element.children()) {
            cost = sum(cost, of(child));
        }
        known.put(element, cost);
        return cost;
    }

    private long of(Attribute attribute, Element element) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        if (name.endsWith("href")) {
            return value.startsWith("#") ? ofTarget(value.substring(1)) : 0;
        }
        boolean atCorners = name.startsWith("marker") || value.contains("marker");
        int corners = (element.attr("d").length() + element.attr("points").length()) / BYTES_PER_CORNER;
        return Math.min(MAX_COST, ofReferences(value) * (atCorners ? 1 + corners : 1));
    }

    private long ofReferences(String text) {
        long cost = 0;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            cost = sum(cost, ofTarget(reference.group(1)));
        }
        return cost;
    }

    /// Some targets apply to the whole drawing and cost more than their shapes.
    private long ofTarget(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(target -> sum(
                        of(target),
                        switch (target.normalName()) {
                            case "filter" -> FILTER;
                            case "mask", "pattern", "clippath" -> LAYER;
                            default -> 0;
                        }))
                .orElse(0L);
    }

    private static long sum(long one, long other) {
        return Math.min(MAX_COST, one + other);
    }
}
