package gazette.sources.text;

/// Removes the characters that XML 1.0 forbids or advises against: control characters, lone surrogates,
/// noncharacters, the byte order mark. They mean nothing in HTML and mail either, and one of them breaks a feed.
public final class XmlSafeText {
    private XmlSafeText() {}

    /// Returns the text without them.
    public static String of(String text) {
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (isForbidden(codePoint)) {
                return cleaned(text, at);
            }
            at += Character.charCount(codePoint);
        }
        return text;
    }

    /// Returns whether a character is one of them.
    public static boolean isForbidden(int codePoint) {
        boolean isControl = codePoint < ' ' && codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
        return isControl
                || (codePoint >= 0x7f && codePoint <= 0x9f)
                || (codePoint >= 0xd800 && codePoint <= 0xdfff)
                || codePoint == 0xfeff
                || (codePoint >= 0xfdd0 && codePoint <= 0xfdef)
                || codePoint == 0xfffe
                || codePoint == 0xffff;
    }

    private static String cleaned(String text, int clean) {
        var rest = text.substring(clean)
                .codePoints()
                .filter(codePoint -> !isForbidden(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.substring(0, clean) + rest;
    }
}
