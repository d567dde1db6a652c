package gazette.articles.dialects;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;

/// Shows links to other notes as their text, and pictures among them. The notes themselves are no part of an article.
final class WikiLinks {
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|svg|avif|bmp)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})(?:x\\d{1,5})?");
    private static final Pattern NOTE_FILE = Pattern.compile("(?i)\\.md$");

    private final Omissions omissions;

    WikiLinks(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Replaces one link.
    void replace(WikiLink link) {
        cutBefore(link, link.isEmbed() ? "![" : "[");
        cutAfter(link);
        List<String> parts = Arrays.stream(link.text().replace("\\|", "|").split("\\|"))
                .map(String::strip)
                .toList();
        String target = parts.isEmpty() ? "" : parts.getFirst();
        if (!link.isEmbed()) {
            link.insertBefore(new Text(parts.size() > 1 ? parts.getLast() : title(target)));
            link.unlink();
            return;
        }
        // A theme may style a picture by a name behind it: `a.png#outline`.
        String file = target.replaceFirst("#[\\w-]*$", "");
        if (PICTURE.matcher(file).matches()) {
            link.insertBefore(new WrittenHtml(picture(file, parts.subList(1, parts.size()))));
            link.unlink();
            return;
        }
        omissions.add(Omissions.Kind.NOTE, link, "![[" + link.text() + "]]");
        Removal.remove(link);
    }

    /// The first bracket was read before it was known what it begins.
    private static void cutBefore(Node link, String bracket) {
        if (link.getPrevious() instanceof Text before && before.getLiteral().endsWith(bracket)) {
            String rest = before.getLiteral().substring(0, before.getLiteral().length() - bracket.length());
            before.setLiteral(rest);
            if (rest.isEmpty()) {
                before.unlink();
            }
        }
    }

    private static void cutAfter(Node link) {
        if (link.getNext() instanceof Text after && after.getLiteral().startsWith("]")) {
            after.setLiteral(after.getLiteral().substring(1));
            if (after.getLiteral().isEmpty()) {
                after.unlink();
            }
        }
    }

    /// Obsidian shows `note#heading` as `note > heading`, and nothing of a block's name.
    private static String title(String target) {
        String[] parts = target.split("#");
        String note =
                NOTE_FILE.matcher(parts.length == 0 ? "" : parts[0].strip()).replaceFirst("");
        StringBuilder title = new StringBuilder(note);
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].startsWith("^") && !parts[i].isBlank()) {
                title.append(title.isEmpty() ? "" : " > ").append(parts[i].strip());
            }
        }
        return title.isEmpty() ? target : title.toString();
    }

    /// A picture in a vault keeps the brackets: it is found by its name, wherever it lies.
    private static String picture(String target, List<String> parts) {
        String source = target.contains("://") ? target : "[[" + target + "]]";
        Element image = new Element("img").attr("src", source).attr("alt", "");
        for (String part : parts) {
            Matcher size = SIZE.matcher(part);
            image.attr(size.matches() ? "width" : "alt", size.matches() ? size.group(1) : part);
        }
        return WrittenHtml.of(image);
    }
}
