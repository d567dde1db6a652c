package gazette.lint.feeds;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import gazette.render.FeedFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.located.Located;
import org.jdom2.located.LocatedJDOMFactory;
import org.jspecify.annotations.Nullable;

/// Reads RSS and Atom with Rome. Rome's repair of XML that is not well-formed is passed by: other programs have none.
final class XmlFeedReader {
    private final FeedFormat format;

    XmlFeedReader(FeedFormat format) {
        this.format = format;
    }

    /// Reads a feed.
    FeedReadResult read(String text) {
        try {
            Document document = document(text);
            return switch (new WireFeedInput().build(document)) {
                case Channel channel when format == FeedFormat.RSS -> readable(channel, document.getRootElement());
                case Feed feed when format == FeedFormat.ATOM -> readable(feed, document.getRootElement());
                case WireFeed _ -> notThisFormat();
            };
        } catch (JDOMParseException e) {
            return new FeedReadResult.Unreadable(Math.max(e.getLineNumber(), 1), "not well-formed: " + cause(e));
        } catch (JDOMException | FeedException | IllegalArgumentException e) {
            return notThisFormat();
        } catch (IOException e) {
            return new FeedReadResult.Unreadable(1, "not in the encoding that it declares");
        }
    }

    private static Document document(String text) throws JDOMException, IOException {
        var builder = new SAXBuilder();
        builder.setJDOMFactory(new LocatedJDOMFactory());
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // The JDK counts each `&lt;` of a long article; without a document type nothing else is expanded.
        builder.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        builder.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        // As bytes, since the document says itself how it is encoded.
        return builder.build(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String cause(JDOMParseException e) {
        String message =
                Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(String.valueOf(e.getMessage()));
        return message.strip().replaceAll("\\.$", "");
    }

    private FeedReadResult notThisFormat() {
        return new FeedReadResult.Unreadable(1, "not " + format.title());
    }

    private FeedReadResult readable(Channel channel, Element root) {
        List<Element> elements = Optional.ofNullable(root.getChild("channel"))
                .map(element -> element.getChildren("item"))
                .orElse(List.of());
        List<Map<EntryField, String>> items =
                channel.getItems().stream().map(XmlFeedReader::values).toList();
        return readable(items, elements);
    }

    private FeedReadResult readable(Feed feed, Element root) {
        List<Map<EntryField, String>> entries =
                feed.getEntries().stream().map(XmlFeedReader::values).toList();
        return readable(entries, root.getChildren("entry", root.getNamespace()));
    }

    private FeedReadResult readable(List<Map<EntryField, String>> values, List<Element> elements) {
        if (values.size() != elements.size()) {
            return notThisFormat();
        }
        var entries = new ArrayList<ReadEntry>();
        for (int i = 0; i < values.size(); i++) {
            Element element = elements.get(i);
            entries.add(new ReadEntry(values.get(i), lines(element), line(element)));
        }
        return new FeedReadResult.Entries(entries);
    }

    private static Map<EntryField, String> values(Item item) {
        var values = new EnumMap<EntryField, String>(EntryField.class);
        put(values, EntryField.ID, Optional.ofNullable(item.getGuid()).map(Guid::getValue));
        put(values, EntryField.LINK, Optional.ofNullable(item.getLink()));
        put(values, EntryField.PUBLISHED, instant(item.getPubDate()));
        return values;
    }

    private static Map<EntryField, String> values(Entry entry) {
        var values = new EnumMap<EntryField, String>(EntryField.class);
        put(values, EntryField.ID, Optional.ofNullable(entry.getId()));
        put(
                values,
                EntryField.LINK,
                entry.getAlternateLinks().stream().findFirst().map(Link::getHref));
        put(values, EntryField.PUBLISHED, instant(entry.getPublished()));
        put(values, EntryField.UPDATED, instant(entry.getUpdated()));
        return values;
    }

    private static void put(Map<EntryField, String> values, EntryField field, Optional<String> value) {
        value.ifPresent(text -> values.put(field, text));
    }

    private static Optional<String> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(read -> read.toInstant().toString());
    }

    private Map<EntryField, Integer> lines(Element entry) {
        var lines = new EnumMap<EntryField, Integer>(EntryField.class);
        for (EntryField field : EntryField.values()) {
            Optional.ofNullable(entry.getChild(field.element(format), entry.getNamespace()))
                    .ifPresent(element -> lines.put(field, line(element)));
        }
        return lines;
    }

    private static int line(Element element) {
        return element instanceof Located located ? located.getLine() : 1;
    }
}
