package gazette.articles.body;

import gazette.articles.images.ArticleImage;
import gazette.articles.images.FoundImage;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.NormalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// The pictures of one article: its own get their address for ever, others keep theirs, and one that cannot be had
/// becomes its description, never a broken picture.
public final class ImageLinker {
    private final Function<String, ImageResult> reader;
    private final Optional<String> canonical;
    private final NormalizedText text;
    private final ArticleDiagnostics diagnostics;
    private final List<ArticleImage> own = new ArrayList<>();

    /// @param reader finds those of our own by how the article refers to them
    /// @param canonical the original's address, if it came from elsewhere
    public ImageLinker(
            Function<String, ImageResult> reader,
            Optional<String> canonical,
            NormalizedText text,
            ArticleDiagnostics diagnostics) {
        this.reader = reader;
        this.canonical = canonical;
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /// Our own, in order of appearance.
    public List<ArticleImage> own() {
        return own.stream().distinct().toList();
    }

    /// The address of a picture that stands alone, such as a cover.
    public Optional<String> address(String reference) {
        return remote(reference).or(() -> own(reference).map(ArticleImage::address));
    }

    void resolve(Element body) {
        body.select("img").forEach(this::resolveImage);
    }

    private void resolveImage(Element img) {
        String reference = img.attr("src").strip();
        Optional<String> remote = remote(reference);
        Optional<ArticleImage> picture = remote.isPresent() ? Optional.empty() : own(reference);
        remote.ifPresent(address -> img.attr("src", address));
        picture.ifPresent(p -> show(p, img));
        if (remote.isEmpty() && picture.isEmpty()) {
            img.replaceWith(new TextNode(img.attr("alt")));
        }
    }

    /// From the root of its site, it is on the web: no path of ours begins there.
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

    /// At its own width, or at the smaller one that its author gave.
    public static void show(ArticleImage image, Element img) {
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

    private Optional<ArticleImage> own(String reference) {
        return switch (reference.isEmpty() ? unknown() : reader.apply(reference)) {
            case FoundImage(ArticleImage image) -> {
                own.add(image);
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

    /// For what has no pictures of ours.
    public static MissingImage unknown() {
        return new MissingImage("has no address that can be shown", "give a file's path or an http address");
    }
}
