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

    /// An address that may be relative, or a reference of a character that HTML needs not refer to.
    private static final Pattern TO_MEND = Pattern.compile(
            "(?:href|src|cite|poster)\\s*+=(?!\\s*+[\"']?https?://)|&(?!(?:amp|lt|gt);)", Pattern.CASE_INSENSITIVE);

    private final String base;

    /// @param address that relative ones are relative to where no `xml:base` says otherwise; may be empty
    FeedUrlResolver(String address) {
        this.base = address;
    }

    /// An address as it stands at a place in the feed.
    String absolute(String written, Element at) {
        return absolute(written, base(at));
    }

    /// What an element of the feed holds, as HTML.
    String html(Element construct) {
        if (construct.childrenSize() == 0) {
            return html(ContentToHtml.html(construct), construct);
        }
        construct.getAllElements().stream()
                .skip(1)
                .forEach(inner -> ATTRIBUTES.forEach(name -> FeedElement.attribute(inner, name)
                        .ifPresent(written -> inner.attr(name, placed(written, base(inner))))));
        return mended(ContentToHtml.html(construct), base(construct));
    }

    /// HTML as it stands at a place in the feed. Most of it needs no mending, and a large feed has much of it.
    String html(String html, Element at) {
        return TO_MEND.matcher(html).find() ? mended(html, base(at)) : html;
    }

    private static String mended(String html, String base) {
        Document page = Jsoup.parseBodyFragment(html, base);
        page.outputSettings().prettyPrint(false);
        for (Element element : page.getAllElements()) {
            ATTRIBUTES.stream()
                    .filter(element::hasAttr)
                    .forEach(name -> element.attr(name, placed(element.attr(name), base)));
        }
        return page.body().html().strip();
    }

    public static boolean isWeb(String address) {
        String start = address.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private String base(Element at) {
        Optional<String> own = FeedElement.attribute(at, "xml:base");
        String outer = at.parent() == null ? base : base(at.parent());
        return own.map(written -> absolute(written, outer)).orElse(outer);
    }

    /// A link into the same text, to one of its notes, stays in it.
    private static String placed(String written, String base) {
        return written.strip().startsWith("#") ? written.strip() : absolute(written, base);
    }

    private static String absolute(String written, String base) {
        String resolved = base.isEmpty() ? "" : StringUtil.resolve(base, written.strip());
        return resolved.isEmpty() ? written.strip() : resolved;
    }
}
