package gazette.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells from a URL alone what it is and whether it can be right.
public final class UrlChecks {
    /// Names that lead nowhere by RFC 2606 and 6761, those of one's own machine, and what people write to fill in
    /// later.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?:.*\\.)?(?:example|example\\.(?:com|net|org|edu)|test|invalid|localhost|local"
                    + "|(?:your|my)-?(?:domain|site|company|website)\\.\\w+|domain\\.(?:com|tld)"
                    + "|127\\.[\\d.]+|0\\.0\\.0\\.0|\\[::1])");

    /// Matches host names as browsers do: Java's parser knows neither underscores nor letters beyond ASCII.
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^]]*]|[^/?#:@\\s]+)");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

    private UrlChecks() {}

    public static Optional<String> host(String address) {
        Matcher host = HOST.matcher(address);
        return host.lookingAt() ? Optional.of(host.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    public static boolean isPlaceholder(String address) {
        return host(address).filter(host -> PLACEHOLDER.matcher(host).matches()).isPresent();
    }

    /// Returns the scheme in lower case, without its colon; empty if there is none.
    public static String scheme(String address) {
        int colon = address.indexOf(':');
        String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
        return SCHEME.matcher(scheme).matches() ? scheme : "";
    }
}
