package gazette.sources.feeds;

/// Finds out whether HTML has addresses that may be relative, or character references that HTML does not need. Each
/// character is looked at once or twice, for large feeds are looked through with it.
final class AddressScan {
    private static final String[] ATTRIBUTES = {"href", "src", "cite", "poster"};
    private static final String[] NEEDED = {"amp;", "lt;", "gt;"};

    private AddressScan() {}

    static boolean needsChange(String html) {
        return html.contains("<base") || html.contains("<BASE") || hasReference(html) || hasRelativeAddress(html);
    }

    private static boolean hasReference(String html) {
        for (int at = html.indexOf('&'); at >= 0; at = html.indexOf('&', at + 1)) {
            if (!startsWithAny(html, at + 1, NEEDED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String html, int at, String[] words) {
        for (String word : words) {
            if (html.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRelativeAddress(String html) {
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (isAfterAttribute(html, at) && !isWebAddress(html, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfterAttribute(String html, int equals) {
        int end = equals;
        while (end > 0 && Character.isWhitespace(html.charAt(end - 1))) {
            end--;
        }
        for (String name : ATTRIBUTES) {
            if (html.regionMatches(true, end - name.length(), name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWebAddress(String html, int start) {
        int at = start;
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        if (at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'')) {
            at++;
        }
        return html.regionMatches(true, at, "http://", 0, 7) || html.regionMatches(true, at, "https://", 0, 8);
    }
}
