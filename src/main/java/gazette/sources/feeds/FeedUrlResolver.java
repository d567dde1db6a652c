package gazette.sources.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Makes the addresses in a feed absolute (RFC 3986 section 5). Their base is, in this order: a `<base>` in the HTML of
/// the entry, `xml:base`, then the page of the entry for which the HTML was written. A rooted address, such as
/// `/about`, is one of the feed's site.
public final class FeedUrlResolver {
    private static final List<String> ATTRIBUTES = List.of("href", "src", "cite", "poster");

    private final Base base;

    /// Holds what addresses are resolved against.
    ///
    /// @param site for rooted addresses; may be empty
    /// @param page for all others; may be empty
    private record Base(String site, String page) {
        static Base of(String address) {
            return new Base(address, address);
        }

        String resolve(String written) {
            String reference = written.strip();
            boolean isOfOtherHost = reference.startsWith("//");
            String base = reference.startsWith("/") && !isOfOtherHost ? site : page;
            String resolved = base.isEmpty() ? "" : StringUtil.resolve(base, reference);
            if (!resolved.isEmpty()) {
                return resolved;
            }
            return isOfOtherHost ? "https:" + reference : reference;
        }

        /// A link within the entry, such as to a footnote, stays as it is, and so does the empty address of an image.
        String resolveReference(String written, String attribute) {
            boolean stays = written.strip().startsWith("#") || (written.isBlank() && !attribute.equals("href"));
            return stays ? written.strip() : resolve(written);
        }
    }

    private FeedUrlResolver(Base base) {
        this.base = base;
    }

    /// Creates a resolver for one feed.
    ///
    /// @param addresses of the site, else of the feed itself: the first that is absolute counts, and one that is
    ///     relative is resolved against those after it
    static FeedUrlResolver of(Stream<String> addresses) {
        String site = addresses
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .reduce((inner, outer) -> isWeb(inner) ? inner : Base.of(outer).resolve(inner))
                .filter(FeedUrlResolver::isWeb)
                .orElse("");
        return new FeedUrlResolver(Base.of(site));
    }

    /// Returns a resolver for one entry.
    ///
    /// @param page the entry's own page, if it has one
    FeedUrlResolver forEntry(Optional<String> page) {
        return new FeedUrlResolver(new Base(base.site(), page.orElse(base.page())));
    }

    /// Returns the absolute form of an address in an element of the feed.
    String absolute(String written, Element at) {
        return base(at).resolve(written);
    }

    /// Returns the content of an element as HTML with absolute addresses.
    String html(Element construct) {
        if (construct.childrenSize() == 0) {
            return html(ContentToHtml.html(construct), construct);
        }
        Optional<Base> declared = takeBase(construct, base(construct));
        construct.getAllElements().stream()
                .skip(1)
                .filter(inner -> ATTRIBUTES.stream().anyMatch(inner::hasAttr))
                .forEach(inner -> makeAbsolute(inner, declared.orElseGet(() -> base(inner))));
        return resolved(ContentToHtml.html(construct), base(construct));
    }

    /// Makes the addresses of HTML in an element absolute. Most HTML needs no change, which is found out
    /// quickly.
    String html(String html, Element at) {
        return AddressScan.needsChange(html) ? resolved(html, base(at)) : html;
    }

    private static String resolved(String html, Base outer) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        Base base = takeBase(page, outer).orElse(outer);
        page.getAllElements().forEach(element -> makeAbsolute(element, base));
        return page.body().html().strip();
    }

    /// Removes the `<base>` elements, and returns what the first one says.
    private static Optional<Base> takeBase(Element html, Base outer) {
        List<Element> bases = html.getAllElements().stream()
                .filter(element ->
                        element.nameIs("base") || element.normalName().endsWith(":base"))
                .toList();
        bases.forEach(Element::remove);
        return bases.stream()
                .flatMap(element -> FeedElement.attribute(element, "href").stream())
                .findFirst()
                .map(outer::resolve)
                .filter(FeedUrlResolver::isWeb)
                .map(Base::of);
    }

    private static void makeAbsolute(Element element, Base base) {
        for (String name : ATTRIBUTES) {
            if (element.hasAttr(name)) {
                element.attr(name, base.resolveReference(element.attr(name), name));
            }
        }
    }

    /// Returns whether an address is absolute, with http or https.
    public static boolean isWeb(String address) {
        String start = address.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private Base base(Element at) {
        return declaredBase(at).orElse(base);
    }

    /// Returns what `xml:base` says, which may be relative to that of an outer element.
    private Optional<Base> declaredBase(Element at) {
        Optional<Base> outer = at.parent() == null ? Optional.empty() : declaredBase(at.parent());
        return FeedElement.attribute(at, "xml:base")
                .map(written -> Base.of(outer.orElse(Base.of(base.site())).resolve(written)))
                .or(() -> outer);
    }
}
