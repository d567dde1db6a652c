package gazette.articles.body;

import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Sets the addresses of the images of one article: local ones get their permanent address, remote ones keep theirs,
/// and one that is missing is replaced by its description.
public final class ImageLinker {
    private final Function<String, ImageResult> loader;
    private final Optional<String> canonical;
    private final ArticleFileText text;
    private final ArticleDiagnostics diagnostics;
    private final List<ArticleImage> localImages = new ArrayList<>();

    /// Creates a linker for one article.
    ///
    /// @param loader finds local images by the reference in the article
    /// @param canonical the original's address, if it came from elsewhere
    public ImageLinker(
            Function<String, ImageResult> loader,
            Optional<String> canonical,
            ArticleFileText text,
            ArticleDiagnostics diagnostics) {
        this.loader = loader;
        this.canonical = canonical;
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /// Returns the local images found so far, in order of appearance.
    public List<ArticleImage> localImages() {
        return localImages.stream().distinct().toList();
    }

    /// Returns the address of an image outside the body, such as the cover; empty, with a warning, if it is missing.
    public Optional<String> address(String reference) {
        return remote(reference).or(() -> local(reference).map(ArticleImage::address));
    }

    void resolve(Element body) {
        body.select("img").forEach(this::resolveImage);
    }

    private void resolveImage(Element img) {
        String reference = img.attr("src").strip();
        Optional<String> remote = remote(reference);
        Optional<ArticleImage> image = remote.isPresent() ? Optional.empty() : local(reference);
        remote.ifPresent(address -> img.attr("src", address));
        image.ifPresent(found -> setImage(img, found));
        if (remote.isEmpty() && image.isEmpty()) {
            img.replaceWith(new TextNode(hasCaption(img, img.attr("alt")) ? "" : img.attr("alt")));
        }
    }

    private static boolean hasCaption(Element img, String words) {
        Element figure = img.closest("figure");
        return figure != null && figure.select("figcaption").eachText().contains(words.strip());
    }

    /// A reference that begins with a slash belongs to the original site; local ones are relative.
    private Optional<String> remote(String reference) {
        String address = reference.startsWith("//")
                ? "https:" + reference
                : canonical
                        .filter(_ -> reference.startsWith("/"))
                        .map(base -> StringUtil.resolve(base, reference))
                        .orElse(reference);
        String lower = address.toLowerCase(Locale.ROOT);
        return Optional.of(address).filter(_ -> lower.startsWith("https://") || lower.startsWith("http://"));
    }

    /// Sets the address and the size of an `<img>`: the image's own width, or a smaller one that the author gave.
    public static void setImage(Element img, ArticleImage image) {
        img.attr("src", image.address());
        if (image.width() == 0) {
            return;
        }
        int width = Optional.of(img.attr("width"))
                .filter(written -> written.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(written -> written < image.width())
                .orElse(image.width());
        int height = Math.max(1, Math.round((float) image.height() * width / image.width()));
        img.attr("width", String.valueOf(width)).attr("height", String.valueOf(height));
    }

    private Optional<ArticleImage> local(String reference) {
        return switch (reference.isEmpty() ? unusableAddress() : loader.apply(reference)) {
            case AvailableImage(ArticleImage image) -> {
                localImages.add(image);
                yield Optional.of(image);
            }
            case MissingImage(String problem, String remedy) -> {
                diagnostics.warning(
                        reference.isEmpty() ? 1 : text.lineOf(reference),
                        "the picture '" + reference + "' " + problem + " and is left out",
                        remedy);
                yield Optional.empty();
            }
        };
    }

    /// Returns the result for a reference that is no usable address.
    public static MissingImage unusableAddress() {
        return new MissingImage("has no address that can be shown", "give a file's path or an http address");
    }
}
