package gazette.articles.body;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Finds the address of an image that a script, or the browser, would load later: many pages keep it in another
/// attribute than `src`, which is empty or shows a placeholder meanwhile.
final class LazyAddress {
    /// The names that scripts use for the address of the image that is shown.
    private static final List<String> SHOWN = List.of(
            "data-src",
            "data-lazy-src",
            "data-original",
            "data-actualsrc",
            "data-lazy",
            "data-lazyload",
            "data-lazysrc",
            "data-ll-src",
            "data-lzl-src",
            "data-cfsrc",
            "data-ezsrc",
            "data-pagespeed-lazy-src",
            "data-delayed-url",
            "data-defer-src",
            "data-echo",
            "data-img-src",
            "data-image-src",
            "data-real-src",
            "data-runner-src",
            "data-litespeed-src",
            "data-flickity-lazyload",
            "data-croporisrc",
            "lazy-src",
            "lazysrc",
            "lazyload",
            "real_src",
            "load-src",
            "original");
    private static final List<String> SETS =
            List.of("data-srcset", "data-lazy-srcset", "data-ll-srcset", "data-src-set", "data-original-set", "srcset");
    private static final Set<String> NO_ADDRESSES =
            Set.of("src", "alt", "title", "href", "class", "style", "id", "cite", "longdesc", "usemap", "srcset");
    /// The attributes of an image that no script loads.
    private static final Set<String> PLAIN =
            Set.of("src", "alt", "title", "class", "style", "width", "height", "id", "loading", "decoding", "border");
    private static final Set<String> FORMATS =
            Set.of("", "image/jpeg", "image/jpg", "image/png", "image/gif", "image/webp", "image/svg+xml");
    private static final Pattern NAMES_IMAGE = Pattern.compile(
            "[^\\s\"'<>{}]+\\.(?:jpe?g|png|gif|webp|bmp|svg)(?:[?#][^\\s\"'<>]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_ADDRESS = Pattern.compile(
            "(?:data|about|javascript|blob|file):.*|[#{\\[].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Matches the names of files that stand for a picture until it comes.
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?:^|[/_.-])(?:blank|placeholder|spacer|pixel|loading|loader|lazy|lazyload|transparent|1x1|1px|gr[ae]y|none"
                    + "|dummy|spinner|preload|empty|trans|clear|default|shim)[^/]{0,40}\\.(?:gif|png|svg|jpe?g|webp)"
                    + "(?:[?#].*)?$",
            Pattern.CASE_INSENSITIVE);

    private LazyAddress() {}

    /// Returns whether a text can be the address of an image.
    static boolean isAddress(String text) {
        return !text.isBlank()
                && text.strip().chars().noneMatch(Character::isWhitespace)
                && !NO_ADDRESS.matcher(text.strip()).matches();
    }

    /// Returns the address that takes the place of an image's `src`; empty if that is the right one, or the only one.
    static Optional<String> of(Element img) {
        boolean isPlain = img.attributes().asList().stream().allMatch(a -> PLAIN.contains(a.getKey()));
        if (isPlain && img.closest("picture") == null) {
            return Optional.empty();
        }
        List<String> shown = SHOWN.stream()
                .map(img::attr)
                .map(address -> address.replace("{width}", "1200"))
                .filter(LazyAddress::isAddress)
                .toList();
        if (!shown.isEmpty()) {
            return shown.stream()
                    .filter(address -> !isPlaceholder(address))
                    .findFirst()
                    .or(() -> shown.stream().findFirst());
        }
        boolean showsNothing = isPlaceholder(img.attr("src")) || isLoadedByScript(img);
        return showsNothing ? fromSets(img).or(() -> fromUnknown(img)) : Optional.empty();
    }

    /// An image that is blurred until its script comes says so by its class.
    private static boolean isLoadedByScript(Element img) {
        return img.className().contains("lazy")
                && SETS.stream().anyMatch(name -> name.startsWith("data-") && img.hasAttr(name));
    }

    /// Removes what scripts would read, so that the image keeps the address that it is given.
    static void remove(Element img) {
        SHOWN.forEach(img::removeAttr);
    }

    /// Returns whether an address shows nothing that belongs to the text.
    static boolean isPlaceholder(String address) {
        return !isAddress(address) || PLACEHOLDER.matcher(address.strip()).find();
    }

    private static Optional<String> fromSets(Element img) {
        return Stream.concat(Stream.of(img), sources(img))
                .flatMap(element -> SETS.stream().map(element::attr))
                .flatMap(set -> ImageCandidates.best(set).stream())
                .filter(address -> !isPlaceholder(address))
                .findFirst();
    }

    private static Stream<Element> sources(Element img) {
        Element picture = img.closest("picture");
        return picture == null
                ? Stream.empty()
                : picture.getElementsByTag("source").stream().filter(LazyAddress::suits);
    }

    private static boolean suits(Element source) {
        String media = source.attr("media").toLowerCase(Locale.ROOT);
        return FORMATS.contains(source.attr("type").strip().toLowerCase(Locale.ROOT))
                && !media.contains("dark")
                && !media.contains("print");
    }

    private static Optional<String> fromUnknown(Element img) {
        return img.attributes().asList().stream()
                .filter(attribute -> !NO_ADDRESSES.contains(attribute.getKey()))
                .map(Attribute::getValue)
                .filter(value -> NAMES_IMAGE.matcher(value.strip()).matches())
                .filter(value -> isAddress(value) && !isPlaceholder(value))
                .findFirst();
    }
}
