package gazette.articles.images;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Estimates how much work an SVG drawing is, before it is drawn. Elements may refer to one another, so a few lines
/// can ask for a billion shapes, and one that refers to itself asks for more. So can a dash of a thousandth of a pixel,
/// a blur that is wider than the drawing, or a long text.
final class SvgCost {
    /// One shape costs 1. A drawing below this limit takes seconds.
    static final long MAX_COST = 200_000;
    private static final int MAX_DEPTH = 200;
    /// Of what needs pixels of its own, for a drawing of [#AREA] pixels.
    private static final long FILTER = 5000;
    private static final long LAYER = 1000;
    private static final double AREA = 1_440_000;
    private static final int BYTES_PER_CORNER = 4;
    private static final int CORNERS_PER_SHAPE = 2;
    private static final int LETTER = 2;
    /// Each element is compared with each rule.
    private static final int STYLE_BYTES_PER_SHAPE = 5000;
    private static final double MAX_PATTERN = 10_000;
    private static final Set<String> CONTAINERS = Set.of("g", "svg", "use", "a", "switch", "symbol");
    private static final Set<String> TEXTS = Set.of("text", "tspan", "textpath");
    private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?#([^'\")\\s]+)");
    private static final Pattern LAYERED = Pattern.compile("opacity|blend|isolation");

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, Long> known = new HashMap<>();
    private final double area;
    private final double scale;
    private final SvgDashes dashes;
    private final long styleCost;
    private final boolean hasLayersByStyle;

    private SvgCost(Document svg, int pixels, double scale) {
        svg.select("[id]").forEach(element -> byId.putIfAbsent(element.id(), element));
        this.area = pixels / AREA;
        this.scale = scale;
        this.dashes = new SvgDashes(svg);
        String styles = svg.select("style").outerHtml();
        this.hasLayersByStyle = LAYERED.matcher(styles).find();
        this.styleCost = sum(ofReferences(styles), styles.length() / STYLE_BYTES_PER_SHAPE);
    }

    /// Returns the cost, at most [#MAX_COST].
    ///
    /// @param pixels of the whole drawing
    /// @param scale pixels for each unit of the drawing
    static long of(byte[] svg, int pixels, double scale) {
        Document document = Jsoup.parse(new String(svg, StandardCharsets.UTF_8), Parser.xmlParser());
        return new SvgCost(document, pixels, scale).of(document, 0);
    }

    private long of(Element element, int depth) {
        Optional<Long> computed = Optional.ofNullable(known.get(element));
        if (computed.isPresent()) {
            return computed.get();
        }
        known.put(element, MAX_COST); // In case the element refers to itself.
        if (depth > MAX_DEPTH) {
            return MAX_COST;
        }
        long cost = sum(1 + styleCost, ofItself(element));
        for (Attribute attribute : element.attributes()) {
            cost = sum(cost, of(attribute, element, depth));
        }
        for (Element child : element.children()) {
            cost = sum(cost, of(child, depth + 1));
        }
        known.put(element, cost);
        return cost;
    }

    private long ofItself(Element element) {
        long cost = sum(corners(element) / CORNERS_PER_SHAPE, dashes.of(element));
        String name = element.normalName();
        if (TEXTS.contains(name)) {
            cost = sum(cost, (long) element.ownText().length() * LETTER);
        }
        if (CONTAINERS.contains(name) && (hasLayersByStyle || isLayered(element))) {
            cost = sum(cost, pixels(LAYER));
        }
        return cost;
    }

    private static boolean isLayered(Element element) {
        return element.hasAttr("opacity")
                || LAYERED.matcher(element.attr("style")).find();
    }

    private long of(Attribute attribute, Element element, int depth) {
        String name = attribute.getKey();
        String value = attribute.getValue();
        if (name.endsWith("href")) {
            return value.startsWith("#") ? ofTarget(value.substring(1), depth) : 0;
        }
        boolean atCorners = name.startsWith("marker") || value.contains("marker");
        return Math.min(MAX_COST, ofReferences(value, depth) * (atCorners ? 1 + corners(element) : 1));
    }

    private static long corners(Element element) {
        long bytes = (long) element.attr("d").length() + element.attr("points").length();
        return bytes / BYTES_PER_CORNER;
    }

    private long ofReferences(String text) {
        return ofReferences(text, 0);
    }

    private long ofReferences(String text, int depth) {
        long cost = 0;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            cost = sum(cost, ofTarget(reference.group(1), depth));
        }
        return cost;
    }

    /// Some targets apply to the whole drawing and cost more than their shapes.
    private long ofTarget(String id, int depth) {
        return Optional.ofNullable(byId.get(id))
                .map(target -> sum(
                        of(target, depth + 1),
                        switch (target.normalName()) {
                            case "filter" -> ofFilter(target);
                            case "pattern" -> isHuge(target) ? MAX_COST : pixels(LAYER);
                            case "mask", "clippath" -> pixels(LAYER);
                            default -> 0;
                        }))
                .orElse(0L);
    }

    /// A blur works on a drawing that is larger by its radius on each side.
    private long ofFilter(Element filter) {
        double steps = 0;
        for (Element step : filter.children()) {
            double radius =
                    (SvgNumbers.largest(step.attr("stdDeviation")) + SvgNumbers.largest(step.attr("radius"))) * scale;
            double octaves = SvgNumbers.largest(step.attr("numOctaves"));
            double order = SvgNumbers.largest(step.attr("order"));
            steps += (1 + radius / 50) * (1 + radius / 50) + octaves + order * order;
        }
        return pixels(Math.min(MAX_COST, FILTER * Math.max(1, steps)));
    }

    private static boolean isHuge(Element pattern) {
        return SvgNumbers.largest(pattern.attr("width")) > MAX_PATTERN
                || SvgNumbers.largest(pattern.attr("height")) > MAX_PATTERN;
    }

    private long pixels(double cost) {
        return (long) Math.min(MAX_COST, cost * area);
    }

    private static long sum(long one, long other) {
        return Math.min(MAX_COST, one + other);
    }
}
