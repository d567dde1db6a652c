package gazette.articles.images;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the numbers in an attribute of an SVG element; what stands between them is ignored.
final class SvgNumbers {
    static final Pattern NUMBER = Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?");

    private SvgNumbers() {}

    static List<Double> all(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(Double.valueOf(number.group()));
        }
        return numbers;
    }

    /// Returns the largest size of a number; 0 if there is none.
    static double largest(String text) {
        return all(text).stream().mapToDouble(Math::abs).max().orElse(0);
    }
}
