package gazette.articles.markup;

import gazette.articles.text.Whitespace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads the attributes of elements that embed something: where it is, what it is called, by which picture it is shown.
final class EmbedAttributes {
    /// The titles that players give themselves say nothing.
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(?:embedded|embed|responsive)?\\s*(?:youtube|vimeo|spotify|twitter|external)?\\s*(?:video|audio|content|post)?\\s*(?:player|embed|iframe|frame)?");
    private static final List<String> ADDRESSES = List.of(
            "src",
            "data-src",
            "data-lazy-src",
            "data-litespeed-src",
            "data-original",
            "data-cmp-src",
            "data-orig-src",
            "data",
            "url",
            "data-url",
            "data-href",
            "data-tiktok-src",
            "cite",
            "data-instgrm-permalink",
            "data-embed-url");

    private EmbedAttributes() {}

    /// Returns the address of what is embedded.
    static Optional<String> address(Element element) {
        return known(element)
                .or(() -> own(element))
                .or(() -> held(element))
                .or(() -> element.getElementsByTag("source").stream()
                        .flatMap(source -> own(source).stream())
                        .findFirst())
                .or(() -> element.getElementsByTag("param").stream()
                        .filter(param -> param.attr("name").matches("(?i)movie|src|url|filename|file"))
                        .map(param -> param.attr("value"))
                        .findFirst());
    }

    /// Returns the address in the attributes of an element itself.
    static Optional<String> own(Element element) {
        return ADDRESSES.stream()
                .map(element::attr)
                .map(String::strip)
                .filter(address -> !address.isEmpty()
                        && !address.startsWith("data:")
                        && !address.startsWith("about:")
                        && !address.startsWith("blob:"))
                .findFirst();
    }

    /// Plug-ins that ask for consent keep the address of a frame in an attribute of their own.
    private static Optional<String> held(Element element) {
        return element.nameIs("iframe")
                ? element.attributes().asList().stream()
                        .filter(attribute -> attribute.getKey().startsWith("data-"))
                        .map(attribute -> attribute.getValue().strip())
                        .filter(value -> value.startsWith("https://") || value.startsWith("//"))
                        .findFirst()
                : Optional.empty();
    }

    /// Elements that name a film by its number.
    private static Optional<String> known(Element element) {
        return switch (element.normalName()) {
            case "lite-youtube" -> id(element, "videoid", "https://www.youtube.com/watch?v=");
            case "lite-vimeo" -> id(element, "videoid", "https://vimeo.com/");
            case "amp-youtube" -> id(element, "data-videoid", "https://www.youtube.com/watch?v=");
            case "amp-vimeo" -> id(element, "data-videoid", "https://vimeo.com/");
            case "amp-dailymotion" -> id(element, "data-videoid", "https://www.dailymotion.com/embed/video/");
            case "amp-twitter" -> id(element, "data-tweetid", "https://platform.twitter.com/embed/Tweet.html?id=");
            case "amp-instagram" ->
                id(element, "data-shortcode", "https://www.instagram.com/p/").map(a -> a + "/embed");
            case "amp-soundcloud" -> id(element, "data-trackid", "https://api.soundcloud.com/tracks/");
            case "amp-gist" -> id(element, "data-gistid", "https://gist.github.com/");
            default -> Optional.empty();
        };
    }

    private static Optional<String> id(Element element, String attribute, String prefix) {
        return Optional.of(element.attr(attribute))
                .filter(id -> id.matches("[\\w-]{1,64}"))
                .map(prefix::concat);
    }

    /// Returns the address of the picture that is shown before a film begins.
    static Optional<String> poster(Element element) {
        return Stream.of(element.attr("poster"), element.attr("data-poster"), decoded(element.attr("data-cover")))
                .filter(address -> !address.isBlank() && !address.startsWith("data:"))
                .findFirst();
    }

    private static String decoded(String cover) {
        return cover.replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%3F", "?")
                .replace("%3D", "=")
                .replace("%26", "&");
    }

    /// Returns the title, if it says something.
    static Optional<String> title(Element element) {
        return Stream.of(
                        "title", "aria-label", "playlabel", "data-title", "alt", isOfWeChat(element) ? "name" : "title")
                .map(element::attr)
                .map(Whitespace::line)
                .filter(title -> !NO_TITLE.matcher(title).matches())
                .findFirst();
    }

    /// Returns whether an element is one of those that WeChat invented.
    static boolean isOfWeChat(Element element) {
        return element.normalName().startsWith("mp");
    }
}
