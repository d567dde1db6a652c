package gazette.web;

import gazette.press.workspace.AppContext;
import gazette.subscribers.keys.SignedToken.Purpose;
import gazette.subscribers.keys.TokenFinder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Restores the address of a link in a mail that mail programs have damaged: `/u/TOKEN.`,
/// `/U/TOKEN%3E`, `/u/TOK=%0D%0AEN/`.
/// Only a token whose signature is right is put in place of what was asked for.
final class TokenAddress {
    private static final Map<String, Purpose> PREFIXES =
            Map.of("u", Purpose.UNSUBSCRIBE, "confirm", Purpose.CONFIRM, "preferences", Purpose.PREFERENCES);

    private static final Pattern ADDRESS =
            Pattern.compile("(?is)/(u|confirm|preferences)(?:/|%2f)(.*?)(/(?:undo|all|link|erase))?/*");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final int HEX = 16;

    /// A link may have been escaped again by each program that it passed.
    private static final int MAX_ESCAPED = 3;

    private static final char UNDECODABLE = '\uFFFD';

    /// Is no token, so that the page appears that helps to get another link.
    private static final String UNKNOWN = "unknown";

    private TokenAddress() {}

    /// Returns the address of the page that is meant; empty if the path is no address of such a page.
    ///
    /// @param path percent-encoded, without empty segments
    static Optional<String> repair(String path, AppContext now) {
        Matcher address = ADDRESS.matcher(path);
        if (!address.matches() || isLinkForm(address)) {
            return Optional.empty();
        }
        String prefix = address.group(1).toLowerCase(Locale.ROOT);
        String written = address.group(2);
        String action = Optional.ofNullable(address.group(3)).orElse("").toLowerCase(Locale.ROOT);
        String decoded = decode(written);
        String page = TokenFinder.find(
                        decoded,
                        Objects.requireNonNull(PREFIXES.get(prefix)),
                        now.keyRing(),
                        now.clock().instant())
                .orElse(decoded.indexOf(UNDECODABLE) < 0 ? UNKNOWN : written);
        return Optional.of("/" + prefix + "/" + page + action);
    }

    /// Returns whether this is `/preferences/`, which is another name of the form that mails a link.
    private static boolean isLinkForm(Matcher address) {
        return address.group(1).equalsIgnoreCase("preferences")
                && address.group(2).isEmpty();
    }

    private static String decode(String written) {
        String text = written;
        for (int i = 0; i < MAX_ESCAPED && text.indexOf('%') >= 0; i++) {
            String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String decoded = ESCAPE.matcher(octets)
                    .replaceAll(escape ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), HEX))));
            text = new String(decoded.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        return text;
    }
}
