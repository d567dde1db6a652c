package gazette.articles.body;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.text.TextShortener;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/// Makes every link absolute, because an article is read away from its folder. A link that cannot be made absolute
/// becomes text.
public final class LinkResolver {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final int MAX_SHOWN = 60;
    private static final int MAX_TOLD = 5;
    private static final String WHOLE_ADDRESS = "write the whole address, or give the article a 'canonical' address";

    private final Optional<String> canonical;
    private final ArticleFileText text;
    private final ArticleDiagnostics diagnostics;

    /// Where links were found that were warned of, by how they are written.
    private final Map<String, Integer> places = new HashMap<>();

    private int relative;
    private int firstUntold;

    /// Creates a resolver for one article.
    ///
    /// @param canonical the address that links are relative to
    public LinkResolver(Optional<String> canonical, ArticleFileText text, ArticleDiagnostics diagnostics) {
        this.canonical = canonical;
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /// Warns of the links whose scheme no letter can have, before they are taken out: `[page](htp:/example.org)`.
    void warnOfSchemes(Element raw) {
        for (Element link : raw.select("a[href]")) {
            String href = link.attr("href").strip();
            if (SCHEME.matcher(href).lookingAt() && !isAbsolute(href)) {
                diagnostics.warning(
                        line(link, href),
                        "the link '" + TextShortener.cut(href, MAX_SHOWN)
                                + "' does not begin with https: or mailto: and became text",
                        "write an address such as https://example.org/page");
            }
        }
    }

    void resolve(Element body) {
        AnchorRenamer.danglingLinks(body).forEach(Element::unwrap);
        body.select("a[href]:not([href^=#])").forEach(this::resolveLink);
        warnOfRest();
    }

    private void resolveLink(Element link) {
        String href = link.attr("href").strip();
        Optional<String> address = href.isEmpty() ? Optional.empty() : absolute(href);
        if (address.isEmpty()) {
            warn(link, href);
            link.unwrap();
            return;
        }
        link.attr("href", address.get());
    }

    private Optional<String> absolute(String href) {
        String address = href.startsWith("//") ? "https:" + href : href;
        if (isAbsolute(address)) {
            return Optional.of(address);
        }
        return canonical.map(base -> StringUtil.resolve(base, href)).filter(LinkResolver::isAbsolute);
    }

    private static boolean isAbsolute(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    private void warn(Element link, String href) {
        if (href.isEmpty()) {
            diagnostics.warning(
                    line(link, href),
                    "the link '" + TextShortener.cut(link.text(), MAX_SHOWN) + "' has no address and became text",
                    "write its address, or take the brackets away");
            return;
        }
        if (++relative > MAX_TOLD) {
            firstUntold = firstUntold > 0 ? firstUntold : line(link, href);
            return;
        }
        diagnostics.warning(
                line(link, href),
                "the link '" + href + "' leads nowhere outside this folder and became text",
                WHOLE_ADDRESS);
    }

    /// A page of a manual has dozens of such links, and one remedy.
    private void warnOfRest() {
        int untold = relative - MAX_TOLD;
        if (untold > 0) {
            diagnostics.warning(
                    firstUntold,
                    "from here on, " + (untold == 1 ? "1 more link leads" : untold + " more links lead")
                            + " nowhere outside this folder and became text",
                    WHOLE_ADDRESS);
        }
    }

    /// Returns the line of a link, as Markdown or HTML writes it; of several that are the same, of the next one.
    private int line(Element link, String href) {
        return Stream.of(
                        "[" + link.text() + "](" + href,
                        "href=\"" + href + "\"",
                        "href='" + href + "'",
                        "](" + (href.isEmpty() ? ")" : href),
                        "]: " + href,
                        href.isEmpty() ? link.text() : href)
                .filter(written -> text.text().contains(written))
                .findFirst()
                .map(this::nextLine)
                .orElse(1);
    }

    private int nextLine(String written) {
        int after = places.getOrDefault(written, -1);
        int next = text.text().indexOf(written, after + 1);
        int place = next < 0 ? after : next;
        places.put(written, place);
        return text.lineAt(place);
    }
}
