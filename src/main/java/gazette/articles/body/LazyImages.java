package gazette.articles.body;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// Gives each image the address that a reader of the page would see it from, once: of `data-src` and the like, of
/// `srcset`, of the sources of a `<picture>`, or of the `<noscript>` beside it.
public final class LazyImages {
    private static final Set<String> NAMES = Set.of("img", "picture", "noscript", "amp-img", "amp-anim");
    private static final Pattern ESCAPED_IMAGE =
            Pattern.compile("<(?:img|picture|figure|amp-img)\\b", Pattern.CASE_INSENSITIVE);

    /// An image fades in when its script has loaded it.
    private static final Pattern FADING = Pattern.compile(
            "(?:^|;)\\s*(?:opacity\\s*:\\s*0(?:\\.0*)?|visibility\\s*:\\s*hidden)\\s*(?:!important)?\\s*(?=;|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Evaluator INVISIBLE = QueryParser.parse(Sanitizer.INVISIBLE);

    /// The images that got their address from elsewhere than `src`.
    private final Set<Element> found = Collections.newSetFromMap(new IdentityHashMap<>());

    private LazyImages() {}

    /// Changes the images of a body or a page in place.
    public static void resolve(Element body) {
        List<Element> elements =
                body.stream().filter(e -> NAMES.contains(e.normalName())).toList();
        if (elements.isEmpty()) {
            return;
        }
        var images = new LazyImages();
        elements.stream().filter(e -> e.normalName().startsWith("amp-")).forEach(LazyImages::useHtmlName);
        elements.stream().filter(e -> e.nameIs("noscript")).forEach(LazyImages::parseEscaped);
        elements.stream().filter(e -> e.nameIs("picture")).forEach(LazyImages::addImage);
        body.getElementsByTag("img").forEach(images::setAddress);
        elements.stream().filter(e -> e.nameIs("noscript")).forEach(images::useFallback);
    }

    /// The pages of AMP have elements of their own; what is in them is a fallback.
    private static void useHtmlName(Element amp) {
        Element img = new Element("img");
        img.attributes().addAll(amp.attributes());
        amp.replaceWith(img);
    }

    private static void parseEscaped(Element noscript) {
        String text = noscript.wholeText();
        if (noscript.childrenSize() == 0 && ESCAPED_IMAGE.matcher(text).find()) {
            noscript.empty().appendChildren(Jsoup.parseBodyFragment(text).body().childNodes());
        }
    }

    private static void addImage(Element picture) {
        if (picture.getElementsByTag("img").isEmpty()) {
            picture.appendElement("img");
        }
    }

    private void setAddress(Element img) {
        Optional<String> address = LazyAddress.of(img);
        if (address.isEmpty()) {
            return;
        }
        LazyAddress.remove(img);
        img.attr("src", absolute(img, address.get().strip()));
        if (img.hasAttr("style")) {
            img.attr("style", FADING.matcher(img.attr("style")).replaceAll(";"));
        }
        found.add(img);
    }

    /// Feeds and pages make only the addresses in `src` absolute, and these were not there.
    private static String absolute(Element img, String address) {
        String base = img.baseUri();
        String resolved = base.isEmpty() || base.startsWith(Sanitizer.BASE) ? "" : StringUtil.resolve(base, address);
        return resolved.isEmpty() ? address : resolved;
    }

    /// A `<noscript>` beside an image shows the same one to browsers without scripts.
    private void useFallback(Element noscript) {
        List<Element> fallbacks = noscript.getElementsByTag("img").stream()
                .filter(img -> !img.is(INVISIBLE) && !LazyAddress.isPlaceholder(img.attr("src")))
                .toList();
        if (fallbacks.isEmpty()) {
            return;
        }
        List<Element> beside = beside(noscript);
        if (beside.isEmpty()) {
            noscript.unwrap();
            return;
        }
        boolean isLazy = beside.stream().anyMatch(found::contains);
        if (!isLazy && beside.size() == 1) {
            replace(beside.getFirst(), fallbacks.getFirst());
        } else if (!isLazy && beside.stream().allMatch(img -> LazyAddress.isPlaceholder(img.attr("src")))) {
            beside.forEach(Element::remove);
            noscript.unwrap();
            return;
        }
        noscript.remove();
    }

    private static void replace(Element img, Element fallback) {
        String alt = img.attr("alt").isBlank() ? fallback.attr("alt") : img.attr("alt");
        img.clearAttributes().attributes().addAll(fallback.attributes());
        img.attr("alt", alt);
    }

    /// Returns the images directly before a `<noscript>`, else those after it. A placeholder before them goes.
    private static List<Element> beside(Element noscript) {
        List<Element> before = imagesOf(sibling(noscript, Node::previousSibling));
        if (before.isEmpty()) {
            return imagesOf(sibling(noscript, Node::nextSibling));
        }
        sibling(before.getFirst(), Node::previousSibling)
                .or(() -> Optional.ofNullable(before.getFirst().parent())
                        .filter(picture -> picture.nameIs("picture"))
                        .flatMap(picture -> sibling(picture, Node::previousSibling)))
                .filter(e -> e.nameIs("img") && !LazyAddress.isAddress(e.attr("src")))
                .ifPresent(Element::remove);
        return before;
    }

    private static Optional<Element> sibling(Node node, Function<Node, @Nullable Node> next) {
        Node sibling = next.apply(node);
        while (sibling instanceof TextNode text && text.isBlank()) {
            sibling = next.apply(sibling);
        }
        return sibling instanceof Element element ? Optional.of(element) : Optional.empty();
    }

    private static List<Element> imagesOf(Optional<Element> element) {
        return element.filter(e -> !e.nameIs("noscript") && !e.hasText()).stream()
                .flatMap(e -> e.getElementsByTag("img").stream())
                .filter(img -> !img.is(INVISIBLE))
                .toList();
    }
}
