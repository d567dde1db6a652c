package gazette.render;

/// Text that goes into documents of every kind.
final class Plain {
    private static final String ELLIPSIS = "…";

    private Plain() {}

    /// Without the characters that XML 1.0 forbids (control characters, lone surrogates); they have no meaning in HTML
    /// and mail either.
    static String clean(String text) {
        return text.codePoints().allMatch(Plain::allowed)
                ? text
                : text.codePoints()
                        .filter(Plain::allowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// One line: all white space becomes single spaces.
    static String line(String text) {
        return clean(text).replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /// At most so many characters, cut where a word ends if the text has words.
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int space = cut.lastIndexOf(' ');
        return (space > most / 2 ? cut.substring(0, space) : cut).strip() + ELLIPSIS;
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || c == 0x85
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
