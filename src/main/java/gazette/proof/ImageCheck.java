package gazette.proof;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Whether pictures can be seen, and what readers have who do not see them.
final class ImageCheck implements Check {
    private static final String NAME = "images";
    private static final Set<String> SCHEMES = Set.of("http", "https", "cid", "data");
    private static final int HEAVY_BYTES = 1_500_000;
    private static final int HEAVY_LETTER_BYTES = 5_000_000;

    private final Galley galley;
    private final Marks marks;
    private final boolean isPublic;
    private final String own;
    private final Map<String, Integer> weights = new HashMap<>();
    private int images;

    ImageCheck(Galley galley, Marks marks) {
        this.galley = galley;
        this.marks = marks;
        this.isPublic = galley.isPublic();
        this.own = galley.site().picture("");
    }

    @Override
    public void enter(Sight sight) {
        if (sight.element().normalName().equals("img")) {
            images++;
            source(sight.element().attr("src"), sight);
            alt(sight.element(), sight);
            width(sight.element(), sight);
        }
    }

    @Override
    public void end() {
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (all > HEAVY_LETTER_BYTES) {
            marks.warn(
                    NAME,
                    String.format(
                            Locale.ROOT, "The images have %.1f MB in all, which takes long on a phone.", all / 1e6),
                    "the HTML part",
                    "Make them smaller, or show fewer articles in full.");
        }
    }

    int images() {
        return images;
    }

    private void source(String src, Sight sight) {
        if (src.isBlank()) {
            broken(src, "An image has no address.", sight, "Name the picture, or take it out.");
            return;
        }
        String scheme = Address.scheme(src);
        if (!SCHEMES.contains(scheme)) {
            String what =
                    "The image '" + Sight.shortened(src) + "' has no absolute address; no mail program can load it.";
            broken(src, what, sight, "Write it whole, from https:// on.");
        }
        if (isPublic && scheme.equals("http")) {
            marks.warn(
                    NAME,
                    "The image '" + Sight.shortened(src)
                            + "' is loaded without encryption, which many programs refuse.",
                    sight.where(),
                    "Write https.");
        }
        weigh(src, sight);
    }

    private void broken(String src, String what, Sight sight, String remedy) {
        if (galley.isOfArticle(src)) {
            marks.warn(NAME, what, sight.where(), remedy);
        } else {
            marks.error(NAME, what, sight.where(), remedy);
        }
    }

    private void weigh(String src, Sight sight) {
        if (!src.startsWith(own) || weights.containsKey(src)) {
            return;
        }
        int bytes = galley.weigh().applyAsInt(src.substring(own.length()));
        weights.put(src, bytes);
        if (bytes > HEAVY_BYTES) {
            marks.warn(
                    NAME,
                    String.format(Locale.ROOT, "The image '%s' has %.1f MB.", Sight.shortened(src), bytes / 1e6),
                    sight.where(),
                    "Make it smaller, or a JPEG: 1200 pixels are the most that a letter shows.");
        }
    }

    private void alt(Element image, Sight sight) {
        if (!image.hasAttr("alt")) {
            marks.warn(
                    NAME,
                    "An image has no alt text; without pictures, readers see nothing there.",
                    sight.where(),
                    "Say in a few words what it shows; leave it empty (alt=\"\") if it is an ornament.");
            return;
        }
        Element link = image.closest("a[href]");
        if (image.attr("alt").isBlank() && link != null && !link.hasText()) {
            marks.warn(
                    NAME,
                    "A link has nothing but an image without words; without pictures, nobody can follow it.",
                    sight.where(),
                    "Say in the image's alt text where the link leads.");
        }
    }

    private void width(Element image, Sight sight) {
        if (!image.attr("width").matches("\\d+%?")) {
            marks.warn(
                    NAME,
                    "An image has no width; Outlook shows it as large as it is.",
                    sight.where(),
                    "Write width=\"…\" in pixels, at most 600.");
        }
    }
}
