package gazette.articles.images;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Counts the dashes that the outlines of a drawing are divided into.
final class SvgDashes {
    /// More than any limit, and small enough to be added up.
    private static final double MOST = 1e18;

    private static final String ATTRIBUTE = "stroke-dasharray";
    private static final Pattern PROPERTY = Pattern.compile(ATTRIBUTE + "\\s*+:([^;}\"]*+)");
    /// What per cents may be of, and what a letter's outline may be long.
    private static final double LARGE = 10_000;

    /// The length of the shortest pattern of dashes that a style or a reference may bring to any element.
    private final Optional<Double> anywhere;

    SvgDashes(Document svg) {
        Stream<Double> inStyles = svg.select("style").stream().flatMap(style -> inStyle(style.outerHtml()));
        Stream<Double> inReferences = svg.select("use").stream().flatMap(use -> around(use).stream());
        this.anywhere = Stream.concat(inStyles, inReferences).min(Double::compare);
    }

    /// Returns how many dashes an element may have, however long it is.
    long of(Element element) {
        Optional<Double> dash =
                Stream.concat(around(element).stream(), anywhere.stream()).min(Double::compare);
        return dash.map(length -> (long) Math.min(MOST, length(element) / length))
                .orElse(0L);
    }

    /// Returns the dashes of an element or of what it stands in.
    private static Optional<Double> around(Element element) {
        for (Element each = element; each != null; each = each.parent()) {
            Optional<Double> own = Stream.concat(pattern(each.attr(ATTRIBUTE)), inStyle(each.attr("style")))
                    .min(Double::compare);
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private static Stream<Double> inStyle(String style) {
        Matcher property = PROPERTY.matcher(style);
        return property.results().flatMap(found -> pattern(found.group(1)));
    }

    private static Stream<Double> pattern(String dashes) {
        double length = SvgNumbers.all(dashes).stream().mapToDouble(Math::abs).sum();
        return length > 0 ? Stream.of(length) : Stream.of();
    }

    private static double length(Element element) {
        double length = switch (element.normalName()) {
            case "path" -> SvgPathLength.of(element.attr("d"));
            case "polyline", "polygon" -> SvgPathLength.of("M" + element.attr("points") + "Z");
            case "rect" -> 2 * (size(element, "width") + size(element, "height"));
            case "circle" -> 7 * size(element, "r");
            case "ellipse" -> 7 * Math.max(size(element, "rx"), size(element, "ry"));
            case "line" ->
                List.of("x1", "x2", "y1", "y2").stream()
                        .mapToDouble(name -> size(element, name))
                        .sum();
            case "text", "tspan", "textpath" -> LARGE * element.ownText().length();
            default -> 0;
        };
        return length == 0 ? 0 : Math.max(length, size(element, "pathLength"));
    }

    private static double size(Element element, String name) {
        String value = element.attr(name);
        return SvgNumbers.largest(value) * (value.contains("%") ? LARGE / 100 : 1);
    }
}
