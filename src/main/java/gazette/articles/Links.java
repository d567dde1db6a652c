package gazette.articles;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/// Makes every link absolute, for an article is read far from where it was written. What cannot be made so becomes
/// text.
final class Links {
    private final Optional<String> canonical;
    private final Manuscript manuscript;
    private final Findings findings;

    Links(Optional<String> canonical, Manuscript manuscript, Findings findings) {
        this.canonical = canonical;
        this.manuscript = manuscript;
        this.findings = findings;
    }

    void resolve(Element body) {
        Anchors.loose(body).forEach(Element::unwrap);
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
        return canonical.map(base -> StringUtil.resolve(base, href)).filter(Links::isAbsolute);
    }

    private static boolean isAbsolute(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    private void warn(String href) {
        findings.warn(
                manuscript.lineOf(href),
                "the link '" + href + "' leads nowhere outside this folder and became text",
                "write the whole address, or give the article a 'canonical' address");
    }
}
