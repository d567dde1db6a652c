package gazette.sources.feeds;

import gazette.config.AddressLogin;
import gazette.sources.text.FeedCharset;
import gazette.text.TextShortener;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.nodes.Element;

/// Reads and writes lists of feeds as feed readers exchange them: OPML 1.0 and 2.0, valid or not.
public final class Opml {
    private static final int MAX_FOLDER_LENGTH = 60;

    private Opml() {}

    /// Reads the feeds of a list, in order. A feed in several folders is returned once, with all of them.
    public static List<OpmlFeed> read(byte[] bytes) {
        var feeds = new LinkedHashMap<String, OpmlFeed>();
        var folders = new HashMap<Element, String>();
        for (Element outline : LenientXmlParser.parse(FeedCharset.decode(bytes, Optional.empty()))
                .getAllElements()) {
            if (!FeedElement.name(outline).equals("outline")) {
                continue;
            }
            String title = title(outline);
            address(outline)
                    .map(address -> new OpmlFeed(title, address, folders(outline, folders)))
                    .ifPresentOrElse(
                            feed -> feeds.merge(feed.address(), feed, Opml::merged), () -> folders.put(outline, title));
        }
        return List.copyOf(feeds.values());
    }

    /// Writes a list: each feed in its first folder, with all of its folders as categories.
    public static String write(String title, List<OpmlFeed> feeds) {
        var written = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(written);
            xml.writeStartDocument("UTF-8", "1.0");
            open(xml, 0, "opml", Map.of("version", "2.0"));
            open(xml, 1, "head", Map.of());
            open(xml, 2, "title", Map.of());
            xml.writeCharacters(title);
            xml.writeEndElement();
            close(xml, 1);
            open(xml, 1, "body", Map.of());
            body(xml, feeds);
            close(xml, 1);
            close(xml, 0);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return written + "\n";
    }

    private static void body(XMLStreamWriter xml, List<OpmlFeed> feeds) throws XMLStreamException {
        var folders = new LinkedHashMap<String, List<OpmlFeed>>();
        for (OpmlFeed feed : feeds) {
            String folder = feed.folders().isEmpty() ? "" : feed.folders().getFirst();
            folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(feed);
        }
        for (Map.Entry<String, List<OpmlFeed>> folder : folders.entrySet()) {
            int depth = folder.getKey().isEmpty() ? 2 : 3;
            if (depth == 3) {
                open(xml, 2, "outline", Map.of("text", folder.getKey()));
            }
            for (OpmlFeed feed : folder.getValue()) {
                outline(xml, depth, feed);
            }
            if (depth == 3) {
                close(xml, 2);
            }
        }
    }

    private static void outline(XMLStreamWriter xml, int depth, OpmlFeed feed) throws XMLStreamException {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("text", feed.title());
        attributes.put("type", "rss");
        attributes.put("xmlUrl", feed.address());
        if (feed.folders().size() > 1) {
            attributes.put("category", String.join(",", feed.folders()));
        }
        indent(xml, depth);
        xml.writeEmptyElement("outline");
        attributes(xml, attributes);
    }

    private static void open(XMLStreamWriter xml, int depth, String name, Map<String, String> attributes)
            throws XMLStreamException {
        indent(xml, depth);
        xml.writeStartElement(name);
        attributes(xml, attributes);
    }

    private static void attributes(XMLStreamWriter xml, Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    private static void close(XMLStreamWriter xml, int depth) throws XMLStreamException {
        indent(xml, depth);
        xml.writeEndElement();
    }

    private static void indent(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static Optional<String> address(Element outline) {
        boolean isFeed = FeedElement.attribute(outline, "type").orElse("").matches("(?i)rss|atom|feed");
        return FeedElement.attribute(outline, "xmlUrl")
                .or(() -> FeedElement.attribute(outline, "url").filter(_ -> isFeed));
    }

    private static String title(Element outline) {
        return Stream.of("title", "text", "description")
                .flatMap(name -> FeedElement.attribute(outline, name).stream())
                .map(title -> AddressLogin.removed(title)
                        .replaceAll("[\\s\\p{Z}]+", " ")
                        .strip())
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// If an outline is not closed, the next ones are its children, but a feed is no folder.
    ///
    /// @param titles the folders so far
    private static List<String> folders(Element outline, Map<Element, String> titles) {
        List<String> outer = outline.parents().stream()
                .flatMap(e -> Optional.ofNullable(titles.get(e)).stream())
                .toList()
                .reversed();
        Stream<String> categories =
                FeedElement.attribute(outline, "category").stream().flatMap(all -> Stream.of(all.split("[,/]", -1)));
        return Stream.concat(outer.stream(), categories)
                .map(folder -> TextShortener.cut(folder, MAX_FOLDER_LENGTH))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    private static OpmlFeed merged(OpmlFeed one, OpmlFeed other) {
        Set<String> folders = new LinkedHashSet<>(one.folders());
        folders.addAll(other.folders());
        String title = one.title().isEmpty() ? other.title() : one.title();
        return new OpmlFeed(title, one.address(), List.copyOf(folders));
    }
}
