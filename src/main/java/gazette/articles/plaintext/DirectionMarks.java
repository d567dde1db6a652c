package gazette.articles.plaintext;

import java.util.List;
import java.util.Locale;

/// Sets invisible marks before lines of plain text that would be shown in the wrong direction: programs go by the first
/// letter, such as that of a foreign name at the beginning of an Arabic line (UAX #9 section 3.3.1).
final class DirectionMarks {
    private static final String LEFT_TO_RIGHT = "\u200E";
    private static final String RIGHT_TO_LEFT = "\u200F";

    private DirectionMarks() {}

    /// Returns the lines, with a mark before each that begins in the other direction. Lines that are marked stay.
    ///
    /// @param direction `ltr`, `rtl` or anything else
    static List<String> add(List<String> lines, String direction) {
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "rtl" -> marked(lines, Character.DIRECTIONALITY_LEFT_TO_RIGHT, RIGHT_TO_LEFT);
            case "ltr" -> marked(lines, Character.DIRECTIONALITY_RIGHT_TO_LEFT, LEFT_TO_RIGHT);
            default -> lines;
        };
    }

    private static List<String> marked(List<String> lines, byte other, String mark) {
        return lines.stream()
                .map(line -> first(line) == other ? mark + line : line)
                .toList();
    }

    /// Returns the direction of the first character that has one.
    private static byte first(String line) {
        int strong =
                line.codePoints().filter(DirectionMarks::isStrong).findFirst().orElse(' ');
        byte direction = Character.getDirectionality(strong);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                ? Character.DIRECTIONALITY_RIGHT_TO_LEFT
                : direction;
    }

    private static boolean isStrong(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }
}
