package gazette.press.images;

import gazette.delivery.mime.InlineImage;
import gazette.render.SiteUrls;
import gazette.render.mail.RenderedMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the pictures that an edition shows into its letters, so that nobody need fetch them. What would make a
/// letter too heavy stays on the web.
///
/// @param site whose pictures they are
/// @param shelf where they lie
public record EmbedImages(SiteUrls site, ImageStore shelf) {
    /// Of all pictures together. In a letter they take a third more; many servers refuse letters over 10 MB.
    static final int MOST_BYTES = 5_000_000;

    /// An edition that shows what is enclosed.
    public record EmbeddedMail(RenderedMail renderedMail, List<InlineImage> enclosures) {}

    /// @param domain of the sender, which makes the pictures' ids unique
    public EmbeddedMail embed(RenderedMail renderedMail, String domain) {
        Pattern shown = Pattern.compile(
                "(?<= src=\")" + Pattern.quote(site.picture("")) + "([a-z2-7]{26}\\.(?:png|jpg|gif))(?=\")");
        var enclosures = new LinkedHashMap<String, InlineImage>();
        String html = shown.matcher(renderedMail.html())
                .replaceAll(match -> enclose(match.group(1), domain, enclosures)
                        .map(image -> "cid:" + image.id())
                        .orElse(Matcher.quoteReplacement(match.group())));
        var enclosed = new RenderedMail(
                renderedMail.subject(),
                renderedMail.preheader(),
                html,
                renderedMail.text(),
                renderedMail.truncatedArticles());
        return new EmbeddedMail(enclosed, List.copyOf(enclosures.values()));
    }

    private Optional<InlineImage> enclose(String name, String domain, Map<String, InlineImage> enclosures) {
        if (!enclosures.containsKey(name)) {
            int weight =
                    enclosures.values().stream().mapToInt(e -> e.bytes().length).sum();
            shelf.read(name)
                    .filter(bytes -> weight + bytes.length <= MOST_BYTES)
                    .ifPresent(bytes ->
                            enclosures.put(name, new InlineImage(name + "@" + domain, name, mediaType(name), bytes)));
        }
        return Optional.ofNullable(enclosures.get(name));
    }

    private static String mediaType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return "image/" + (extension.equals("jpg") ? "jpeg" : extension);
    }
}
