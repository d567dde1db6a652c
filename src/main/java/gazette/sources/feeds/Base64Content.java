package gazette.sources.feeds;

import gazette.sources.text.FeedCharset;
import gazette.sources.text.XmlSafeText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Decodes content in Base64: Atom 0.3 says `mode="base64"`, Atom 1.0 has it for every media type that is neither text
/// nor XML (RFC 4287 section 4.1.3.3), and some RSS feeds say `encoding="base64"`.
final class Base64Content {
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]++={0,2}+");
    private static final Pattern TEXT_OR_XML = Pattern.compile("text/.*|.*[/+]xml(?:$|[\\s;].*)");

    private Base64Content() {}

    /// Decodes the content of an element in place, once. Content that is no Base64 stays, and what is no text, such as
    /// an image, becomes empty.
    static Element decode(Element element) {
        String type = FeedElement.attribute(element, "type").orElse("").toLowerCase(Locale.ROOT);
        boolean isDeclared = has(element, "mode") || has(element, "encoding");
        boolean isBinaryType = type.contains("/") && !TEXT_OR_XML.matcher(type).matches();
        if (element.childrenSize() > 0 || !(isDeclared || isBinaryType)) {
            return element;
        }
        bytes(element.wholeText())
                .flatMap(bytes -> text(bytes, type, isDeclared))
                .ifPresent(text -> {
                    element.text(text).removeAttr("mode").removeAttr("encoding");
                    if (isBinaryType) {
                        element.attr("type", "html");
                    }
                });
        return element;
    }

    private static boolean has(Element element, String attribute) {
        return FeedElement.attribute(element, attribute)
                .filter("base64"::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<byte[]> bytes(String written) {
        String packed = SPACE.matcher(written).replaceAll("");
        if (!BASE64.matcher(packed).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Base64.getDecoder().decode(packed.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Empty if it was not declared and looks like no text: a short word is valid Base64, too.
    private static Optional<String> text(byte[] bytes, String type, boolean isDeclared) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        if (utf8.indexOf('\ufffd') < 0 && XmlSafeText.of(utf8).equals(utf8)) {
            return Optional.of(utf8);
        }
        if (!isDeclared) {
            return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")
                    ? Optional.of("")
                    : Optional.empty();
        }
        String decoded = FeedCharset.decode(bytes, Optional.of(type));
        boolean isText = decoded.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
        return Optional.of(isText ? decoded : "");
    }
}
