package gazette.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Reads the escapes of addresses (RFC 3986 section 2.1), such as `%20`.
public final class PercentEncoding {
    private PercentEncoding() {}

    /// Returns a text with its escapes read as UTF-8; a plus is a plus. A text with a percent sign of its own is
    /// returned as it is.
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
