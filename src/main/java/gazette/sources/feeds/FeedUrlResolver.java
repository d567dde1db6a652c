package gazette.sources.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Makes the addresses in a feed absolute (XML Base, RFC 3986 section 5).
public final class FeedUrlResolver {
    private static final List<String> ATTRIBUTES = List.of("href", "src", "cite", "poster");

    /// An address that may be relative, or an unnecessary character reference.
    private static final Pattern NEEDS_CHANGE = Pattern.compile(
            "(?:href|src|cite|poster)\\s*+=(?!\\s*+[\"']?https?://)|&(?!(?:amp|lt|gt);)", Pattern.CASE_INSENSITIVE);

    private final String base;

    /// Creates a resolver for one feed.
    ///
    /// @param address the base of relative addresses where there is no `xml:base`; may be empty
    FeedUrlResolver(String address) {
        this.base = address;
    }

    /// Returns the absolute form of an address in an element of the feed.
    String absolute(String written, Element at) {
        return absolute(written, base(at));
    }

    /// Returns the content of an element as HTML with absolute addresses.
    String html(Element construct) {
        if (construct.childrenSize() == 0) {
            return html(ContentToHtml.html(construct), construct);
        }
        construct.getAllElements().stream()
                .skip(1)
                .forEach(inner -> ATTRIBUTES.forEach(name -> FeedElement.attribute(inner, name)
                        .ifPresent(written -> inner.attr(name, resolvedReference(written, base(inner))))));
        return resolved(ContentToHtml.html(construct), base(construct));
    }

    /// Makes the addresses of HTML in an element absolute. Most HTML needs no change, which a pattern finds out
    /// quickly.
    String html(String html, Element at) {
        return NEEDS_CHANGE.matcher(html).find() ? resolved(html, base(at)) : html;
    }

    private static String resolved(String html, String base) {
        Document page = Jsoup.parseBodyFragment(html, base);
        page.outputSettings().prettyPrint(false);
        for (Element element : page.getAllElements()) {
            ATTRIBUTES.stream()
                    .filter(element::hasAttr)
                    .forEach(name -> element.attr(name, resolvedReference(element.attr(name), base)));
        }
        return page.body().html().strip();
    }

    /// Returns whether an address is absolute, with http or https.
    public static boolean isWeb(String address) {
        String start = address.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private String base(Element at) {
        Optional<String> own = FeedElement.attribute(at, "xml:base");
        String outer = at.parent() == null ? base : base(at.parent());
        return own.map(written -> absolute(written, outer)).orElse(outer);
    }

    /// A link within the entry, such as to a footnote, stays as it is.
    private static String resolvedReference(String written, String base) {
        return written.strip().startsWith("#") ? written.strip() : absolute(written, base);
    }

    private static String absolute(String written, String base) {
        String resolved = base.isEmpty() ? "" : StringUtil.resolve(base, written.strip());
        return resolved.isEmpty() ? written.strip() : resolved;
    }
}
