package gazette.sources.feeds;

import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads titles and descriptions of Media RSS, which may be in the entry, in one of its files, or in a group of them.
final class MediaText {
    private MediaText() {}

    /// Returns the first element of a name that is not empty.
    static Optional<Element> find(FeedElement entry, String name) {
        Stream<FeedElement> files = inner(entry);
        return Stream.concat(Stream.of(entry), files.flatMap(file -> Stream.concat(Stream.of(file), inner(file))))
                .flatMap(element -> element.first(name).stream())
                .findFirst();
    }

    private static Stream<FeedElement> inner(FeedElement element) {
        return element.all("media:group", "media:content").map(FeedElement::new);
    }

    /// Returns a description as HTML: it is plain text unless it says otherwise.
    static String html(Element description, FeedUrlResolver links) {
        boolean isHtml = FeedElement.attribute(description, "type").orElse("").contains("html")
                || description.childrenSize() > 0;
        return isHtml ? links.html(description) : TextParagraphs.of(description.wholeText());
    }
}
