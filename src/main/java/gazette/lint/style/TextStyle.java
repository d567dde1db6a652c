package gazette.lint.style;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Describes how the text of an element looks: by its own style, else by that of the elements around it.
///
/// @param backgroundColor what is behind them; absent if that is a picture, or a colour that this does not know
/// @param pixels the size of the letters
public record TextStyle(Rgb colour, Optional<Rgb> backgroundColor, double pixels, boolean bold, boolean hidden) {
    public static final TextStyle PLAIN = new TextStyle(Rgb.BLACK, Optional.of(Rgb.WHITE), 16, false, false);

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)(px|pt|em|rem|%)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}|rgba?\\([^)]*\\)|[a-zA-Z]+");
    private static final Map<String, Double> SIZES =
            Map.of("h1", 2.0, "h2", 1.5, "h3", 1.17, "h5", 0.83, "h6", 0.67, "small", 0.83);

    /// Returns whether it is large text for WCAG: 18 pt, or 14 pt if it is bold.
    public boolean isLarge() {
        return pixels >= 24 || (bold && pixels >= 18.66);
    }

    /// Returns the style of an element inside this one.
    public TextStyle inherit(Element element, Map<String, String> told) {
        double size = size(element, told);
        return new TextStyle(
                colour(element, told),
                backgroundColor(element, told),
                size,
                bold(element, told),
                hidden || hides(told, size));
    }

    private Rgb colour(Element element, Map<String, String> told) {
        String written = told.get("color");
        if (written != null) {
            return Rgb.parse(written).orElse(colour);
        }
        return element.normalName().equals("a") && element.hasAttr("href") ? Rgb.LINK : colour;
    }

    private Optional<Rgb> backgroundColor(Element element, Map<String, String> told) {
        String background = told.getOrDefault("background", "");
        String own = told.getOrDefault("background-color", background.isEmpty() ? element.attr("bgcolor") : background);
        if ((background + told.getOrDefault("background-image", "")).contains("(") && !background.startsWith("rgb")) {
            return Optional.empty();
        }
        Matcher written = COLOUR.matcher(own);
        if (!written.find()) {
            return backgroundColor;
        }
        Optional<Rgb> on = Rgb.parse(written.group());
        return on.isPresent() ? on.flatMap(over -> backgroundColor.map(over::on)) : backgroundColor;
    }

    private double size(Element element, Map<String, String> told) {
        Matcher size = SIZE.matcher(told.getOrDefault("font-size", ""));
        if (!size.matches()) {
            return pixels * SIZES.getOrDefault(element.normalName(), 1.0);
        }
        double number = Double.parseDouble(size.group(1));
        return switch (size.group(2)) {
            case "pt" -> number * 4 / 3;
            case "em" -> number * pixels;
            case "%" -> number / 100 * pixels;
            case "rem" -> number * 16;
            default -> number;
        };
    }

    private boolean bold(Element element, Map<String, String> told) {
        String weight = told.get("font-weight");
        if (weight != null) {
            return weight.startsWith("bold") || weight.matches("[6-9]00");
        }
        return bold
                || switch (element.normalName()) {
                    case "b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
                    default -> false;
                };
    }

    private static boolean hides(Map<String, String> told, double size) {
        return "none".equals(told.get("display"))
                || "hidden".equals(told.get("visibility"))
                || "0".equals(told.get("opacity"))
                || size <= 1;
    }
}
