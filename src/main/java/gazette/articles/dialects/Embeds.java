package gazette.articles.dialects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/// Writes in HTML the shortcodes and components that stand for a picture, a video or a page elsewhere.
final class Embeds {
    private static final Pattern PICTURE =
            Pattern.compile(".*\\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern YOUTUBE = Pattern.compile(
            "(?:(?:https?:)?//[\\w.]*youtu[\\w.-]*/(?:embed/|shorts/|live/|watch\\?(?:.*&)?v=)?)?([\\w-]{3,20})(?:[?&#].*)?");
    private static final Pattern VIMEO = Pattern.compile("(?:(?:https?:)?//[\\w.]*vimeo\\.com/(?:video/)?)?(\\d+).*");

    private Embeds() {}

    /// Returns the HTML of a shortcode; empty if it is not one of these.
    static Optional<String> html(Shortcode code) {
        return switch (code.name()) {
            case "figure", "img", "image", "picture", "asset_img", "imgproc", "responsive_image", "photo", "lightbox" ->
                picture(code);
            case "youtube", "youtubelite", "youtube-lite", "youtube_lite", "lite-youtube", "yt" -> youtube(code);
            case "vimeo" -> vimeo(code);
            case "video" -> address(code).flatMap(Embeds::video);
            case "audio" -> address(code).map(src -> media("audio", src));
            case "iframe" -> address(code).filter(Embeds::isWeb).map(src -> frame(src, title(code)));
            case "gist" -> gist(code);
            case "tweet", "twitter", "x" -> tweet(code);
            case "instagram" -> identifier(code).map(id -> link(id, "https://www.instagram.com/p/" + id + "/"));
            case "bilibili" -> identifier(code).map(id -> link(id, "https://www.bilibili.com/video/" + id));
            case "codepen" ->
                code.argument("user")
                        .flatMap(user ->
                                identifier(code).map(id -> link(id, "https://codepen.io/" + user + "/pen/" + id)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> picture(Shortcode code) {
        Optional<String> source = code.argument("src", "url", "image_path", "path", "file", "image", "img", "source")
                .or(() -> code.positional().stream()
                        .filter(word -> PICTURE.matcher(word).matches())
                        .findFirst());
        return source.map(src -> {
            Element image = new Element("img").attr("src", LiquidAddresses.plain(src));
            image.attr("alt", code.argument("alt").orElse(""));
            code.argument("width").ifPresent(width -> image.attr("width", width));
            return WrittenHtml.of(figure(linked(image, code), caption(code)));
        });
    }

    private static Element linked(Element image, Shortcode code) {
        return code.argument("link", "href")
                .filter(Embeds::isWeb)
                .map(href -> new Element("a").attr("href", href).appendChild(image))
                .orElse(image);
    }

    /// Returns HTML. Hugo reads the caption and the source of a picture as Markdown, and its title as text.
    private static String caption(Shortcode code) {
        Optional<String> title = code.argument("title");
        String caption = Stream.of(code.argument("caption", "description"), code.argument("attr"))
                .flatMap(Optional::stream)
                .filter(text -> !title.equals(Optional.of(text)))
                .collect(Collectors.joining(" "));
        return Stream.of(title.map(Entities::escape).orElse(""), CaptionMarkdown.html(caption))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static Element figure(Element image, String caption) {
        if (caption.isEmpty()) {
            return image;
        }
        Element figure = new Element("figure").appendChild(image);
        figure.appendElement("figcaption").html(caption);
        return figure;
    }

    private static Optional<String> youtube(Shortcode code) {
        return identifier(code)
                .map(YOUTUBE::matcher)
                .filter(Matcher::matches)
                .map(id -> frame("https://www.youtube.com/embed/" + id.group(1), title(code)));
    }

    private static Optional<String> vimeo(Shortcode code) {
        return identifier(code)
                .map(VIMEO::matcher)
                .filter(Matcher::matches)
                .map(id -> frame("https://player.vimeo.com/video/" + id.group(1), title(code)));
    }

    private static Optional<String> video(String address) {
        Matcher youtube = YOUTUBE.matcher(address);
        boolean isYoutube = address.contains("youtu") && youtube.matches();
        return Optional.of(
                isYoutube ? frame("https://www.youtube.com/embed/" + youtube.group(1), "") : media("video", address));
    }

    private static Optional<String> gist(Shortcode code) {
        String first = code.argument("id").or(() -> code.argument(0)).orElse("");
        String path = code.argument(1)
                .filter(_ -> !first.contains("/"))
                .map(id -> first + "/" + id)
                .orElse(first);
        return path.isEmpty() ? Optional.empty() : Optional.of(link(path, "https://gist.github.com/" + path));
    }

    private static Optional<String> tweet(Shortcode code) {
        Optional<String> id = code.argument("id", "tweetid")
                .or(() -> code.positional().reversed().stream().findFirst());
        String user = code.argument("user")
                .or(() -> code.argument(0).filter(_ -> code.positional().size() > 1))
                .orElse("i");
        return id.map(number -> link(number, "https://x.com/" + user + "/status/" + number));
    }

    private static Optional<String> identifier(Shortcode code) {
        return code.argument("id", "videoid", "video_id", "embedid", "url", "src", "link", "slug", "hash")
                .or(() -> code.argument(0));
    }

    private static Optional<String> address(Shortcode code) {
        return code.argument("src", "url", "mp4", "file", "href").or(() -> code.argument(0));
    }

    private static String title(Shortcode code) {
        return code.argument("title", "caption", "alt").orElse("");
    }

    private static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://") || address.startsWith("//");
    }

    private static String frame(String address, String title) {
        Element frame = new Element("iframe").attr("src", address);
        return WrittenHtml.of(title.isEmpty() ? frame : frame.attr("title", title));
    }

    private static String media(String name, String address) {
        return WrittenHtml.of(new Element(name).attr("src", address));
    }

    /// @param identifier may be the address itself
    private static String link(String identifier, String page) {
        String address = isWeb(identifier) ? identifier : page;
        return WrittenHtml.of(
                new Element("a").attr("href", address).text(address.replaceFirst("^https?://(?:www\\.)?", "")));
    }
}
