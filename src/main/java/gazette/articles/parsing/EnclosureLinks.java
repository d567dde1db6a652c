package gazette.articles.parsing;

import gazette.articles.body.Body;
import gazette.articles.markup.MediaWords;
import gazette.sources.feeds.Enclosure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Writes the files that belong to an entry as links below its text, in words of the paper's language, and finds them
/// there again. The relation `enclosure`, the media type and the size are attributes of these links.
public final class EnclosureLinks {
    private static final String RELATION = "enclosure";
    private static final String SIZE = "data-length";

    private EnclosureLinks() {}

    /// Returns the body with a link to each file that it does not link to already. Images are no files of this kind.
    ///
    /// @param lang the language of the paper, a BCP 47 tag
    static Body append(Body body, List<Enclosure> files, String lang) {
        if (files.isEmpty()) {
            return body;
        }
        Set<String> linked = Set.copyOf(body.element().select("a[href]").eachAttr("href"));
        List<Enclosure> missing = files.stream()
                .filter(file -> file.kind() != Enclosure.Kind.IMAGE && !linked.contains(file.address()))
                .toList();
        if (missing.isEmpty()) {
            return body;
        }
        Element extended = body.element().clone();
        Element paragraph = extended.appendElement("p");
        for (Enclosure file : missing) {
            if (paragraph.childNodeSize() > 0) {
                paragraph.appendChild(new TextNode(" · "));
            }
            paragraph.appendChild(link(file, label(file, missing, lang)));
        }
        return new Body(extended);
    }

    /// Returns the files whose links are in an article's HTML.
    public static List<Enclosure> in(String html) {
        if (!html.contains("rel=\"" + RELATION + "\"")) {
            return List.of();
        }
        return Jsoup.parseBodyFragment(html).select("a[rel=" + RELATION + "]").stream()
                .map(link -> new Enclosure(link.attr("href"), link.attr("type"), size(link.attr(SIZE))))
                .toList();
    }

    private static Element link(Enclosure file, String label) {
        Element link = new Element("a")
                .attr("href", file.address())
                .attr("rel", RELATION)
                .text(label);
        if (!file.mediaType().isEmpty()) {
            link.attr("type", file.mediaType());
        }
        return file.bytes() > 0 ? link.attr(SIZE, Long.toString(file.bytes())) : link;
    }

    /// Files of one kind, such as two forms of an episode, are told apart by the endings of their names.
    private static String label(Enclosure file, List<Enclosure> files, String lang) {
        MediaWords words = MediaWords.of(lang);
        String label = switch (file.kind()) {
            case AUDIO -> words.listen();
            case VIDEO -> words.watch();
            case IMAGE, OTHER -> file.fileName();
        };
        boolean isAlone =
                files.stream().filter(other -> other.kind() == file.kind()).count() == 1;
        return isAlone || file.kind() == Enclosure.Kind.OTHER || file.ending().isEmpty()
                ? label
                : label + " (" + file.ending().toUpperCase(Locale.ROOT) + ")";
    }

    private static long size(String written) {
        return written.matches("\\d{1,15}") ? Long.parseLong(written) : 0;
    }
}
