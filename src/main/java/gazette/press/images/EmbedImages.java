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

/// Attaches the images that a mail shows, so that mail programs need not download them. An image that would make
/// the mail too large stays a link to the site.
///
/// @param site the site whose image links are replaced
/// @param images where the images are stored
public record EmbedImages(SiteUrls site, ImageStore images) {
    /// Of all images together. Encoded they take a third more; many servers refuse mails over 10 MB.
    static final int MOST_BYTES = 5_000_000;

    /// Holds a mail whose HTML refers to the attached images by `cid:` links (RFC 2392).
    public record EmbeddedMail(RenderedMail renderedMail, List<InlineImage> images) {}

    /// Returns the mail with its images attached.
    ///
    /// @param domain the sender's, which makes the images' content ids unique
    public EmbeddedMail embed(RenderedMail renderedMail, String domain) {
        Pattern imageUrl = Pattern.compile(
                "(?<= src=\")" + Pattern.quote(site.picture("")) + "([a-z2-7]{26}\\.(?:png|jpg|gif))(?=\")");
        var attached = new LinkedHashMap<String, InlineImage>();
        String html = imageUrl.matcher(renderedMail.html())
                .replaceAll(match -> attach(match.group(1), domain, attached)
                        .map(image -> "cid:" + image.id())
                        .orElse(Matcher.quoteReplacement(match.group())));
        return new EmbeddedMail(renderedMail.withHtml(html), List.copyOf(attached.values()));
    }

    private Optional<InlineImage> attach(String name, String domain, Map<String, InlineImage> attached) {
        if (!attached.containsKey(name)) {
            int size = attached.values().stream()
                    .mapToInt(image -> image.bytes().length)
                    .sum();
            images.read(name)
                    .filter(bytes -> size + bytes.length <= MOST_BYTES)
                    .ifPresent(bytes ->
                            attached.put(name, new InlineImage(name + "@" + domain, name, mediaType(name), bytes)));
        }
        return Optional.ofNullable(attached.get(name));
    }

    private static String mediaType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return "image/" + (extension.equals("jpg") ? "jpeg" : extension);
    }
}
