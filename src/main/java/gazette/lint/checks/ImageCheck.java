package gazette.lint.checks;

import gazette.lint.ArticleContents;
import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.UrlChecks;
import gazette.lint.VisitedElement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Checks that images can be seen, and that those who do not see them have a description.
public final class ImageCheck implements DomCheck {
    private static final String NAME = "images";
    private static final Set<String> SCHEMES = Set.of("http", "https", "cid", "data");
    private static final int HEAVY_BYTES = 1_500_000;
    private static final int HEAVY_LETTER_BYTES = 5_000_000;

    private final LintInput input;
    private final ArticleContents articles;
    private final FindingCollector findings;
    private final boolean isPublic;
    private final String own;
    private final Map<String, Integer> weights = new HashMap<>();
    private int images;

    public ImageCheck(LintInput input, ArticleContents articles, FindingCollector findings) {
        this.input = input;
        this.articles = articles;
        this.findings = findings;
        this.isPublic = input.isPublic();
        this.own = input.site().picture("");
    }

    @Override
    public void enter(VisitedElement visited) {
        if (visited.element().normalName().equals("img")) {
            images++;
            source(visited.element().attr("src"), visited);
            alt(visited.element(), visited);
            width(visited.element(), visited);
        }
    }

    @Override
    public void end() {
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (all > HEAVY_LETTER_BYTES) {
            findings.warn(
                    NAME,
                    String.format(
                            Locale.ROOT, "The images have %.1f MB in all, which takes long on a phone.", all / 1e6),
                    "the HTML part",
                    "Make them smaller, or show fewer articles in full.");
        }
    }

    public int images() {
        return images;
    }

    private void source(String src, VisitedElement visited) {
        if (src.isBlank()) {
            broken(src, "An image has no address.", visited, "Name the picture, or take it out.");
            return;
        }
        String scheme = UrlChecks.scheme(src);
        if (!SCHEMES.contains(scheme)) {
            String what = "The image '" + VisitedElement.shortened(src)
                    + "' has no absolute address; no mail program can load it.";
            broken(src, what, visited, "Write it whole, from https:// on.");
        }
        if (isPublic && scheme.equals("http")) {
            findings.warn(
                    NAME,
                    "The image '" + VisitedElement.shortened(src)
                            + "' is loaded without encryption, which many programs refuse.",
                    visited.where(),
                    "Write https.");
        }
        weigh(src, visited);
    }

    private void broken(String src, String what, VisitedElement visited, String remedy) {
        if (articles.links(src)) {
            findings.warn(NAME, what, visited.where(), remedy);
        } else {
            findings.error(NAME, what, visited.where(), remedy);
        }
    }

    private void weigh(String src, VisitedElement visited) {
        if (!src.startsWith(own) || weights.containsKey(src)) {
            return;
        }
        int bytes = input.imageSize().applyAsInt(src.substring(own.length()));
        weights.put(src, bytes);
        if (bytes > HEAVY_BYTES) {
            findings.warn(
                    NAME,
                    String.format(
                            Locale.ROOT, "The image '%s' has %.1f MB.", VisitedElement.shortened(src), bytes / 1e6),
                    visited.where(),
                    "Make it smaller, or a JPEG: 1200 pixels are the most that a letter shows.");
        }
    }

    private void alt(Element image, VisitedElement visited) {
        if (!image.hasAttr("alt")) {
            findings.warn(
                    NAME,
                    "An image has no alt text; without pictures, subscribers see nothing there.",
                    visited.where(),
                    "Say in a few words what it shows; leave it empty (alt=\"\") if it is an ornament.");
            return;
        }
        Element link = image.closest("a[href]");
        if (image.attr("alt").isBlank() && link != null && !link.hasText()) {
            findings.warn(
                    NAME,
                    "A link has nothing but an image without words; without pictures, nobody can follow it.",
                    visited.where(),
                    "Say in the image's alt text where the link leads.");
        }
    }

    private void width(Element image, VisitedElement visited) {
        if (!image.attr("width").matches("\\d+%?")) {
            findings.warn(
                    NAME,
                    "An image has no width; Outlook shows it as large as it is.",
                    visited.where(),
                    "Write width=\"…\" in pixels, at most 600.");
        }
    }
}
