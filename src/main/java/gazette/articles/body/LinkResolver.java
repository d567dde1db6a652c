package gazette.articles.body;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/// Makes every link absolute, because an article is read away from its folder. A link that cannot be made absolute
/// becomes text.
public final class LinkResolver {
    private final Optional<String> canonical;
    private final ArticleFileText text;
    private final ArticleDiagnostics diagnostics;

    /// Creates a resolver for one article.
    ///
    /// @param canonical the address that links are relative to
    public LinkResolver(Optional<String> canonical, ArticleFileText text, ArticleDiagnostics diagnostics) {
        this.canonical = canonical;
        this.text = text;
        this.diagnostics = diagnostics;
    }

    void resolve(Element body) {
        AnchorRenamer.danglingLinks(body).forEach(Element::unwrap);
        body.select("a[href]:not([href^=#])").forEach(this::resolveLink);
    }

    private void resolveLink(Element link) {
        String href = link.attr("href").strip();
        Optional<String> address = absolute(href);
        if (address.isEmpty()) {
            link.unwrap();
            warn(href);
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

    private void warn(String href) {
        diagnostics.warning(
                text.lineOf(href),
                "the link '" + href + "' leads nowhere outside this folder and became text",
                "write the whole address, or give the article a 'canonical' address");
    }
}
