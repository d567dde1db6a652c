package gazette.articles;

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
final class Pictures {
    private final Function<String, PictureFile> reader;
    private final Optional<String> canonical;
    private final Manuscript manuscript;
    private final Findings findings;
    private final List<Picture> own = new ArrayList<>();

    /// @param reader finds those of our own by how the article refers to them
    /// @param canonical the original's address, if it came from elsewhere
    Pictures(
            Function<String, PictureFile> reader,
            Optional<String> canonical,
            Manuscript manuscript,
            Findings findings) {
        this.reader = reader;
        this.canonical = canonical;
        this.manuscript = manuscript;
        this.findings = findings;
    }

    /// Our own, in order of appearance.
    List<Picture> own() {
        return own.stream().distinct().toList();
    }

    /// The address of a picture that stands alone, such as a cover.
    Optional<String> address(String reference) {
        return remote(reference).or(() -> own(reference).map(Picture::address));
    }

    void place(Element body) {
        body.select("img").forEach(this::placePicture);
    }

    private void placePicture(Element img) {
        String reference = img.attr("src").strip();
        Optional<String> remote = remote(reference);
        Optional<Picture> picture = remote.isPresent() ? Optional.empty() : own(reference);
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
    static void show(Picture picture, Element img) {
        img.attr("src", picture.address());
        if (picture.width() == 0) {
            return;
        }
        int width = Optional.of(img.attr("width"))
                .filter(written -> written.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(written -> written < picture.width())
                .orElse(picture.width());
        int height = Math.max(1, Math.round((float) picture.height() * width / picture.width()));
        img.attr("width", String.valueOf(width)).attr("height", String.valueOf(height));
    }

    private Optional<Picture> own(String reference) {
        return switch (reference.isEmpty() ? unknown() : reader.apply(reference)) {
            case FoundPicture(Picture picture) -> {
                own.add(picture);
                yield Optional.of(picture);
            }
            case NoPicture(String problem, String remedy) -> {
                findings.warn(
                        reference.isEmpty() ? 1 : manuscript.lineOf(reference),
                        "the picture '" + reference + "' " + problem + " and is left out",
                        remedy);
                yield Optional.empty();
            }
        };
    }

    /// For what has no pictures of ours.
    static NoPicture unknown() {
        return new NoPicture("has no address that can be shown", "give a file's path or an http address");
    }
}
