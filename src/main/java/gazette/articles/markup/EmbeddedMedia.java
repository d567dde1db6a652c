package gazette.articles.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// Puts a link in the place of what only a browser plays: frames, films, sounds, players. The link has the title and,
/// where there is one, the picture that is shown before a film begins.
final class EmbeddedMedia {
    private static final Evaluator ELEMENTS = QueryParser.parse(
            "iframe, video, audio, object, embed, oembed[url], o-embed[url],"
                    + " lite-youtube, lite-vimeo, youtube-video, amp-iframe, amp-video, amp-audio, amp-youtube, amp-vimeo, amp-dailymotion,"
                    + " amp-twitter, amp-instagram, amp-facebook, amp-soundcloud, amp-gist, amp-tiktok, mpvoice, mp-common-mpaudio,"
                    + " blockquote[class~=(?i)twitter-tweet|twitter-video|instagram-media|tiktok-embed|imgur-embed|reddit-|bluesky-embed|mastodon-embed],"
                    + " div.fb-post[data-href], div.fb-video[data-href], script[src*=gist.github.com], script[src*=asciinema.org/a/]");
    private static final Set<String> PLAYERS = Set.of("iframe", "video", "audio", "object", "embed");
    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none");
    private static final Pattern PIXEL = Pattern.compile("\\s*[01](?:px)?\\s*");
    private static final Pattern IMAGE = Pattern.compile("(?i)[^?#]*\\.(?:png|jpe?g|gif|webp|svg)(?:[?#].*)?");
    private static final Pattern SWALLOWED =
            Pattern.compile("<(?:p|h[1-6]|div|ul|ol|table|blockquote|pre|img|figure)\\b", Pattern.CASE_INSENSITIVE);

    private final Supplier<MediaWords> language;
    private @Nullable MediaWords words;
    private final List<String> replaced = new ArrayList<>();

    private EmbeddedMedia(Supplier<MediaWords> language) {
        this.language = language;
    }

    /// Changes a body in place.
    ///
    /// @param language says by which words links invite; called once at most, and only if there is a link
    /// @return the names of the elements that became links
    static List<String> replace(Element body, Supplier<MediaWords> language) {
        List<Element> elements = List.copyOf(body.select(ELEMENTS));
        var media = new EmbeddedMedia(language);
        elements.stream().filter(e -> e.root().equals(body.root())).forEach(media::replace);
        return media.replaced;
    }

    private void replace(Element element) {
        if (element.nameIs("blockquote")) {
            linkQuoted(element);
            return;
        }
        keepSwallowed(element);
        if (isUnseen(element)) {
            element.remove();
            return;
        }
        Optional<String> address = EmbedAttributes.address(element);
        boolean isFlash = address.filter(a -> a.contains(".swf")).isPresent();
        if (element.nameIs("object")
                && (hasPlayer(element) || ((isFlash || address.isEmpty()) && hasFallback(element)))) {
            element.unwrap();
            return;
        }
        if (isImage(element, address.orElse(""))) {
            element.replaceWith(new Element("img")
                    .attr("src", address.orElse(""))
                    .attr("alt", EmbedAttributes.title(element).orElse("")));
            return;
        }
        Optional<MediaLink> link = address.flatMap(MediaLink::of).map(found -> ofKind(element, found));
        link.ifPresentOrElse(found -> put(element, found), () -> leave(element));
    }

    /// An end tag that is missing, or `<iframe … />`, takes what follows into the element as text.
    private static void keepSwallowed(Element element) {
        if (!element.nameIs("iframe")) {
            return;
        }
        String inside = element.wholeText() + element.data();
        if (SWALLOWED.matcher(inside).find() && !inside.contains("browser") && !inside.contains("iframe")) {
            List<Node> nodes = Jsoup.parseBodyFragment(inside).body().childNodesCopy();
            for (Node node : nodes.reversed()) {
                element.after(node);
            }
        }
    }

    private static boolean isUnseen(Element element) {
        boolean isSmall = PIXEL.matcher(element.attr("width")).matches()
                || PIXEL.matcher(element.attr("height")).matches();
        return element.hasAttr("hidden")
                || HIDDEN.matcher(element.attr("style")).find()
                || (isSmall && !element.nameIs("audio") && !element.nameIs("amp-audio"));
    }

    private static boolean hasPlayer(Element object) {
        return object.stream().skip(1).anyMatch(e -> PLAYERS.contains(e.normalName()));
    }

    private static boolean hasFallback(Element object) {
        return object.hasText() || !object.getElementsByTag("img").isEmpty();
    }

    private static boolean isImage(Element element, String address) {
        boolean mayBe = element.nameIs("object") || element.nameIs("embed");
        return mayBe
                && (element.attr("type").startsWith("image/")
                        || IMAGE.matcher(address).matches());
    }

    private static MediaLink ofKind(Element element, MediaLink link) {
        MediaLink.Kind kind = switch (element.normalName()) {
            case "video", "amp-video" -> MediaLink.Kind.FILM;
            case "audio", "amp-audio" -> MediaLink.Kind.SOUND;
            default -> link.kind();
        };
        return new MediaLink(
                kind,
                link.address(),
                link.name(),
                EmbedAttributes.poster(element).or(link::preview));
    }

    private String label(MediaLink.Kind kind, String what) {
        MediaWords known = words == null ? language.get() : words;
        words = known;
        return known.label(kind, what);
    }

    private void put(Element element, MediaLink link) {
        replaced.add(element.normalName());
        String label = label(link.kind(), EmbedAttributes.title(element).orElse(link.name()));
        boolean isLinked = element.closest("a") != null;
        Element shown = isLinked ? new Element("span") : new Element("a").attr("href", link.address());
        boolean isInSentence = isInSentence(element);
        link.preview().filter(_ -> !isInSentence).ifPresent(address -> {
            shown.appendElement("img").attr("src", address).attr("alt", "");
            shown.appendElement("br");
        });
        shown.appendText(label);
        element.replaceWith(isLinked || isInSentence ? shown : new Element("p").appendChild(shown));
    }

    private static boolean isInSentence(Element element) {
        return isText(element.previousSibling()) && isText(element.nextSibling());
    }

    private static boolean isText(@Nullable Node node) {
        return node instanceof TextNode text && !text.isBlank();
    }

    /// Without an address, the picture and the title are all there is to show.
    private void leave(Element element) {
        Optional<String> poster = EmbedAttributes.poster(element);
        Optional<String> title = EmbedAttributes.title(element);
        if (poster.isPresent()) {
            replaced.add(element.normalName());
            element.replaceWith(new Element("p")
                    .appendChild(new Element("img").attr("src", poster.get()).attr("alt", title.orElse(""))));
        } else if (EmbedAttributes.isOfWeChat(element) && title.isPresent()) {
            replaced.add(element.normalName());
            element.replaceWith(new Element("p").text(label(MediaLink.Kind.SOUND, title.get())));
        } else if (element.normalName().startsWith("amp-")) {
            element.unwrap();
        }
    }

    /// Quoted posts are text, and need a link only where they have none that can be seen.
    private void linkQuoted(Element quote) {
        if (quote.hasText()) {
            return;
        }
        quote.getElementsByTag("a").stream()
                .filter(a -> a.getElementsByTag("img").isEmpty())
                .map(a -> a.attr("href"))
                .filter(href -> !href.isBlank())
                .findFirst()
                .or(() -> EmbedAttributes.own(quote))
                .flatMap(MediaLink::of)
                .ifPresent(link -> {
                    replaced.add("blockquote");
                    quote.empty()
                            .appendElement("p")
                            .appendElement("a")
                            .attr("href", link.address())
                            .text(label(link.kind(), link.name()));
                });
    }
}
