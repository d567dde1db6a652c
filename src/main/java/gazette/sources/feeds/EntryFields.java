package gazette.sources.feeds;

import gazette.sources.text.XmlSafeText;
import gazette.text.BidiControls;
import gazette.text.FieldLimits;
import gazette.text.Sha256;
import gazette.text.TextShortener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Brings the fields of an entry within bounds, whatever its feed wrote. An entry is never refused for one of them.
final class EntryFields {
    private static final Pattern SPACE = Pattern.compile("[\\s\u00a0\u2028\u2029]+");

    /// What ends an address in HTML, in a header field or in plain text.
    private static final Pattern ENDS_ADDRESS =
            Pattern.compile("[\\s\u0085\u00a0\u2028\u2029\"<>\u202a-\u202e\u2066-\u2069]");

    private EntryFields() {}

    /// Returns plain text on one line, at most so many characters.
    static String line(String text, int max) {
        String plain = BidiControls.without(XmlSafeText.of(text.replace('\u0085', '\n')));
        return TextShortener.atSpace(SPACE.matcher(plain).replaceAll(" ").strip(), max);
    }

    /// Returns plain text on one line; empty if nothing is left of it.
    static Optional<String> line(Optional<String> text, int max) {
        return text.map(some -> line(some, max)).filter(some -> !some.isEmpty());
    }

    /// Returns an id, or a hash of it if it is long.
    static String id(String id) {
        return id.length() <= FieldLimits.ID ? id : "sha256:" + Sha256.hex(id);
    }

    /// Returns an address of the web that programs agree on; empty if a browser could not follow it.
    static Optional<String> address(String written) {
        String address = ENDS_ADDRESS
                .matcher(XmlSafeText.of(written.strip()))
                .replaceAll(end ->
                        URLEncoder.encode(end.group(), StandardCharsets.UTF_8).replace("+", "%20"));
        return Optional.of(address)
                .filter(some -> some.length() <= FieldLimits.ADDRESS)
                .filter(some -> HttpUrl.parse(some) != null);
    }

    static List<String> tags(List<String> tags) {
        return tags.stream()
                .map(tag -> line(tag, FieldLimits.TAG))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(FieldLimits.TAGS)
                .toList();
    }

    /// Returns a BCP 47 tag; empty if it is too long to be one.
    static Optional<String> language(Optional<String> tag) {
        return tag.filter(some -> some.length() <= FieldLimits.LANGUAGE);
    }

    /// Returns HTML. Where it is cut, the parser closes what is open.
    static String html(String html) {
        return TextShortener.cut(html, FieldLimits.HTML);
    }
}
