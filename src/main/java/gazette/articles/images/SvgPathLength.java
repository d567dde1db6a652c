package gazette.articles.images;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Estimates the length of an SVG path (SVG 2, section 9.3), not too low: by the points that its curves run between.
final class SvgPathLength {
    private static final Pattern TOKEN = Pattern.compile("[MmLlHhVvCcSsQqTtAaZz]|" + SvgNumbers.NUMBER.pattern());

    private double x;
    private double y;
    private double length;

    private SvgPathLength() {}

    static double of(String path) {
        var measured = new SvgPathLength();
        List<Double> numbers = new ArrayList<>();
        char command = 'M';
        Matcher token = TOKEN.matcher(path);
        while (token.find()) {
            char first = token.group().charAt(0);
            if (Character.isLetter(first)) {
                measured.add(command, numbers);
                numbers.clear();
                command = first;
            } else {
                numbers.add(Double.valueOf(token.group()));
            }
        }
        measured.add(command, numbers);
        return measured.length;
    }

    private void add(char command, List<Double> numbers) {
        boolean isRelative = Character.isLowerCase(command);
        switch (Character.toUpperCase(command)) {
            case 'H' -> numbers.forEach(number -> go(number, isRelative ? 0 : y, isRelative));
            case 'V' -> numbers.forEach(number -> go(isRelative ? 0 : x, number, isRelative));
            case 'A' -> addArcs(numbers, isRelative);
            // A subpath is closed by a line that is no longer than the rest of it.
            case 'Z' -> length *= 2;
            default -> addPoints(numbers, isRelative, pointsOf(command));
        }
    }

    private static int pointsOf(char command) {
        return switch (Character.toUpperCase(command)) {
            case 'C' -> 3;
            case 'S', 'Q' -> 2;
            default -> 1;
        };
    }

    /// The points of a relative curve are counted from its beginning.
    private void addPoints(List<Double> numbers, boolean isRelative, int points) {
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            double dx = numbers.get(i);
            double dy = numbers.get(i + 1);
            boolean isEnd = i / 2 % points == points - 1;
            if (isRelative && !isEnd) {
                length += 2 * (Math.abs(dx) + Math.abs(dy));
            } else {
                go(dx, dy, isRelative);
            }
        }
    }

    private void addArcs(List<Double> numbers, boolean isRelative) {
        for (int i = 0; i + 6 < numbers.size(); i += 7) {
            length += 7 * Math.max(Math.abs(numbers.get(i)), Math.abs(numbers.get(i + 1)));
            go(numbers.get(i + 5), numbers.get(i + 6), isRelative);
        }
    }

    private void go(double toX, double toY, boolean isRelative) {
        double dx = isRelative ? toX : toX - x;
        double dy = isRelative ? toY : toY - y;
        length += Math.abs(dx) + Math.abs(dy);
        x += dx;
        y += dy;
    }
}
