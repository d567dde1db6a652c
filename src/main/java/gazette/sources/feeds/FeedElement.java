package gazette.sources.feeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Finds the children of an element of a feed by name: in lower case, with the usual prefix whatever prefix the feed
/// uses,
/// and without one for elements of RSS and Atom (where they share a name, it means the same).
final class FeedElement {
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://purl.org/dc/elements/1.1", "dc:"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc:"),
            Map.entry("http://purl.org/dc/terms", "dcterms:"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content:"),
            Map.entry("http://search.yahoo.com/mrss", "media:"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy:"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf:"),
            Map.entry("http://www.w3.org/2005/atom", "atom:"),
            Map.entry("http://purl.org/atom/ns", "atom:"),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://backend.userland.com/rss", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://cyber.law.harvard.edu/rss/rss.html", ""),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""));

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern END = Pattern.compile("[/#]+$");

    private final Map<String, List<Element>> byName = new HashMap<>();

    FeedElement(Element parent) {
        for (Element child : parent.children()) {
            byName.computeIfAbsent(name(child), _ -> new ArrayList<>()).add(child);
        }
    }

    /// Returns whether it may have files, which few entries do.
    boolean hasFiles() {
        return byName.containsKey("enclosure")
                || byName.containsKey("media:content")
                || byName.containsKey("media:group")
                || all("atom:link", "link").anyMatch(link -> link.hasAttr("rel"));
    }

    /// Returns the elements of these names, those of the first name first.
    Stream<Element> all(String... names) {
        return Stream.of(names).flatMap(name -> byName.getOrDefault(name, List.of()).stream());
    }

    /// Returns the first that is not empty.
    Optional<Element> first(String... names) {
        return all(names).filter(e -> e.hasText() || e.childrenSize() > 0).findFirst();
    }

    /// Returns the first text that is not empty, on one line.
    Optional<String> text(String... names) {
        return all(names).map(FeedElement::line).filter(text -> !text.isEmpty()).findFirst();
    }

    /// Returns the address of the first link with a relation, such as `self`.
    Optional<String> linked(String relation, String... names) {
        return all(names)
                .filter(link -> hasRelation(link, relation))
                .flatMap(link -> attribute(link, "href").stream())
                .findFirst();
    }

    /// Returns whether a link has a relation; without one it is an `alternate` (RFC 4287 section 4.2.7.2).
    static boolean hasRelation(Element link, String relation) {
        return attribute(link, "rel").orElse("alternate").equalsIgnoreCase(relation);
    }

    static String line(Element element) {
        return SPACE.matcher(element.wholeText().strip()).replaceAll(" ");
    }

    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.attributes().getIgnoreCase(name).strip()).filter(value -> !value.isEmpty());
    }

    static String name(Element element) {
        String written = element.tagName().toLowerCase(Locale.ROOT);
        String local = written.substring(written.indexOf(':') + 1);
        String space =
                END.matcher(element.tag().namespace().toLowerCase(Locale.ROOT)).replaceFirst("");
        String prefix = Optional.ofNullable(PREFIXES.get(space))
                // One that is declared nowhere, or for something unknown, tells by itself.
                .orElseGet(() -> written.substring(0, written.length() - local.length()));
        return prefix + local;
    }
}
