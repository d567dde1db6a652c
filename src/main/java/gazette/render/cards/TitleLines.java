package gazette.render.cards;

import gazette.text.PhraseSplitter;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Breaks a title into lines, as large as it fits.
///
/// @param font in the size that fits
record TitleLines(Font font, List<String> lines) {
    private static final int LARGEST = 92;
    private static final int SMALLEST = 40;
    private static final int STEP = 4;
    private static final float LINE_HEIGHT = 1.22f;
    private static final String CUT = "…";

    TitleLines {
        lines = List.copyOf(lines);
    }

    /// @param title not empty
    /// @param width of the place for it, in pixels
    /// @param height of the place for it; what does not fit in the smallest size is cut
    static TitleLines fit(String title, Font font, int width, int height) {
        for (int size = LARGEST; size > SMALLEST; size -= STEP) {
            Font sized = font.deriveFont((float) size);
            List<String> lines = broken(title, sized, width);
            if (lines.size() * size * LINE_HEIGHT <= height
                    && lines.stream().allMatch(line -> width(line, sized) <= width)) {
                return new TitleLines(sized, lines);
            }
        }
        Font smallest = font.deriveFont((float) SMALLEST);
        return new TitleLines(smallest, cut(broken(title, smallest, width), (int) (height / (SMALLEST * LINE_HEIGHT))));
    }

    /// Returns the distance from one line to the next, in pixels.
    int leading() {
        return Math.round(font.getSize2D() * LINE_HEIGHT);
    }

    static float width(String line, Font font) {
        return line.isBlank() ? 0 : new TextLayout(line, font, new FontRenderContext(null, true, true)).getAdvance();
    }

    private static List<String> broken(String title, Font font, int width) {
        var lines = new ArrayList<String>();
        String line = "";
        for (String part : parts(title, font, width)) {
            if (!line.isBlank() && width((line + part).stripTrailing(), font) > width) {
                lines.add(line.strip());
                line = "";
            }
            line += part;
        }
        lines.add(line.strip());
        return lines;
    }

    /// Returns what stays on one line: words, and pieces of those that are longer than a line in the smallest size.
    private static List<String> parts(String title, Font font, int width) {
        return PhraseSplitter.split(title).stream()
                .flatMap(part -> Arrays.stream(part.split("(?<= )")))
                .flatMap(word -> (font.getSize() > SMALLEST || width(word, font) <= width
                                ? List.of(word)
                                : word.codePoints()
                                        .mapToObj(Character::toString)
                                        .toList())
                        .stream())
                .toList();
    }

    private static List<String> cut(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, kept.getLast().replaceFirst(".{1,2}$", "") + CUT);
        return kept;
    }

    /// Returns the beginning of a text that fits a line.
    static String shortened(String text, Font font, int width) {
        String line = text;
        while (width(line, font) > width) {
            int end = line.length() - (line.endsWith(CUT) ? CUT.length() : 0);
            line = line.substring(0, line.offsetByCodePoints(end, -1)).stripTrailing() + CUT;
        }
        return line;
    }
}
