package gazette.lint.style;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes a colour.
///
/// @param red 0 to 255, as the other two
/// @param alpha 0 (nothing is seen of it) to 1
public record Rgb(int red, int green, int blue, double alpha) {
    static final Rgb BLACK = new Rgb(0, 0, 0, 1);
    static final Rgb WHITE = new Rgb(255, 255, 255, 1);
    /// Names the colour that browsers give a link without one.
    static final Rgb LINK = new Rgb(0, 0, 238, 1);

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})");
    private static final Pattern FUNCTION = Pattern.compile(
            "rgba?\\(\\s*(\\d{1,3})[\\s,]+(\\d{1,3})[\\s,]+(\\d{1,3})\\s*(?:[,/]\\s*([\\d.]+)(%?)\\s*)?\\)");
    private static final Map<String, String> NAMED = named("""
            black 000000 silver c0c0c0 gray 808080 grey 808080 white ffffff maroon 800000 red ff0000 purple 800080
            fuchsia ff00ff magenta ff00ff green 008000 lime 00ff00 olive 808000 yellow ffff00 navy 000080 blue 0000ff
            teal 008080 aqua 00ffff cyan 00ffff orange ffa500 pink ffc0cb brown a52a2a gold ffd700 indigo 4b0082
            darkgray a9a9a9 darkgrey a9a9a9 dimgray 696969 dimgrey 696969 lightgray d3d3d3 lightgrey d3d3d3
            gainsboro dcdcdc whitesmoke f5f5f5 snow fffafa ivory fffff0 beige f5f5dc linen faf0e6 crimson dc143c
            tomato ff6347 coral ff7f50 salmon fa8072 khaki f0e68c tan d2b48c violet ee82ee orchid da70d6 plum dda0dd
            lavender e6e6fa skyblue 87ceeb steelblue 4682b4 royalblue 4169e1 slategray 708090 slategrey 708090
            darkblue 00008b darkgreen 006400 darkred 8b0000 midnightblue 191970 transparent 00000000
            """);

    /// Reads a colour as CSS writes it; absent if it is none, or one that this does not know.
    static Optional<Rgb> parse(String written) {
        String colour = written.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(colour);
        if (hex.matches()) {
            return Optional.of(ofHex(hex.group(1)));
        }
        Matcher function = FUNCTION.matcher(colour);
        if (function.matches()) {
            return Optional.of(ofFunction(function));
        }
        return Optional.ofNullable(NAMED.get(colour)).map(Rgb::ofHex);
    }

    /// Returns how this colour looks on top of another one.
    public Rgb on(Rgb ground) {
        return new Rgb(mix(red, ground.red), mix(green, ground.green), mix(blue, ground.blue), 1);
    }

    /// Returns the contrast as WCAG 2.2 defines it, from 1 (the same colour) to 21 (black on white).
    public double contrast(Rgb other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private int mix(int over, int under) {
        return (int) Math.round(over * alpha + under * (1 - alpha));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Rgb ofHex(String digits) {
        String full = digits.length() <= 4 ? digits.replaceAll("(.)", "$1$1") : digits;
        double alpha = full.length() == 8 ? HexFormat.fromHexDigits(full, 6, 8) / 255.0 : 1;
        return new Rgb(
                HexFormat.fromHexDigits(full, 0, 2),
                HexFormat.fromHexDigits(full, 2, 4),
                HexFormat.fromHexDigits(full, 4, 6),
                alpha);
    }

    private static Rgb ofFunction(Matcher function) {
        double alpha = function.group(4) == null ? 1 : Double.parseDouble(function.group(4));
        return new Rgb(
                channel(function.group(1)),
                channel(function.group(2)),
                channel(function.group(3)),
                Math.min(1, "%".equals(function.group(5)) ? alpha / 100 : alpha));
    }

    private static int channel(String written) {
        return Math.min(255, Integer.parseInt(written));
    }

    private static Map<String, String> named(String pairs) {
        var named = new HashMap<String, String>();
        String[] words = pairs.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            named.put(words[i], words[i + 1]);
        }
        return Map.copyOf(named);
    }
}
