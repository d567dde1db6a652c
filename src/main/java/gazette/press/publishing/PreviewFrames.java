package gazette.press.publishing;

import gazette.press.images.ImageStore;
import gazette.render.SiteUrls;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Makes documents that stand alone in a frame: with their pictures and styles inside, in light and in dark. A frame
/// follows the system's scheme, whatever is chosen around it, so the conditions of its styles are decided here.
final class PreviewFrames {
    private static final Pattern DARK = condition("dark");
    private static final Pattern LIGHT = condition("light");
    private static final Pattern BOTH = Pattern.compile("(?i)(color-scheme\\s*:\\s*)(?:light\\s+dark|dark\\s+light)");
    private static final String ALWAYS = "(min-width:0)";
    private static final String NEVER = "(max-width:0)";

    private final ImageStore images;
    private final SiteUrls site;
    private final Pattern picture;
    private final Map<String, Optional<String>> data = new HashMap<>();

    /// Holds one document in both schemes.
    record Frames(String light, String dark) {}

    PreviewFrames(ImageStore images, SiteUrls site) {
        this.images = images;
        this.site = site;
        this.picture = Pattern.compile(
                "(?:" + Pattern.quote(site.picture("")) + "|(?<![^\\s,'\"(])/i/)" + "([a-z2-7]{26}\\.(png|jpg|gif))");
    }

    private static Pattern condition(String scheme) {
        return Pattern.compile("(?i)\\(\\s*prefers-color-scheme\\s*:\\s*" + scheme + "\\s*\\)");
    }

    /// Returns the frames of a letter.
    Frames of(String html) {
        return frames(Jsoup.parse(html));
    }

    /// Returns the frames of a page, with its style sheet inside.
    Frames ofPage(String html, String stylesheet) {
        Document page = Jsoup.parse(html, site.absolute("/"));
        page.select("script, link, base, meta[property], meta[name^=twitter]").remove();
        page.head().appendElement("style").appendChild(new DataNode(stylesheet));
        return frames(page);
    }

    private Frames frames(Document document) {
        document.outputSettings().prettyPrint(false);
        document.select("script").remove();
        for (Element element : document.select("[src], [srcset], [background], [style*=/i/]")) {
            for (Attribute attribute : element.attributes().asList()) {
                if (!attribute.getKey().equals("href")) {
                    attribute.setValue(withPictures(attribute.getValue()));
                }
            }
        }
        return new Frames(inScheme(document, "light"), inScheme(document, "dark"));
    }

    private String withPictures(String text) {
        return picture.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        data(match.group(1), match.group(2)).orElse(match.group())));
    }

    private Optional<String> data(String name, String extension) {
        String type = extension.equals("jpg") ? "jpeg" : extension;
        return data.computeIfAbsent(
                name,
                _ -> images.read(name)
                        .map(bytes -> "data:image/" + type + ";base64,"
                                + Base64.getEncoder().encodeToString(bytes)));
    }

    /// Works on a copy.
    private static String inScheme(Document document, String scheme) {
        Document copy = document.clone();
        boolean isDark = scheme.equals("dark");
        copy.select("meta[name=color-scheme], meta[name=supported-color-schemes]")
                .attr("content", scheme);
        copy.select("style").forEach(style -> {
            String css = decided(style.data(), isDark);
            style.empty().appendChild(new DataNode(BOTH.matcher(css).replaceAll("$1" + scheme)));
        });
        copy.select("[media]").forEach(element -> element.attr("media", decided(element.attr("media"), isDark)));
        return copy.outerHtml();
    }

    private static String decided(String conditions, boolean isDark) {
        String dark = DARK.matcher(conditions).replaceAll(isDark ? ALWAYS : NEVER);
        return LIGHT.matcher(dark).replaceAll(isDark ? NEVER : ALWAYS);
    }
}
