package gazette.sources.feeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads the files that belong to an entry: `enclosure` of RSS, links of Atom with that relation, audio and video of
/// Media RSS.
final class EnclosureReader {
    private static final int MAX_ENCLOSURES = 10;
    private static final String FLASH = "application/x-shockwave-flash";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private EnclosureReader() {}

    /// Returns the files in the feed's order, each once.
    ///
    /// @param absolute makes an address absolute
    static List<Enclosure> of(FeedElement entry, UnaryOperator<String> absolute) {
        if (!entry.hasFiles()) {
            return List.of();
        }
        Stream<Enclosure> enclosed = entry.all("enclosure").flatMap(element -> read(element, "url", "length"));
        Stream<Enclosure> linked = entry.all("atom:link", "link")
                .filter(link -> FeedElement.hasRelation(link, "enclosure"))
                .flatMap(element -> read(element, "href", "length"));
        return distinct(Stream.of(enclosed, linked, media(entry)).flatMap(all -> all), absolute);
    }

    /// Returns the files whose addresses are on the web, each once.
    static List<Enclosure> distinct(Stream<Enclosure> all, UnaryOperator<String> absolute) {
        return all
                .flatMap(one -> EntryFields.address(absolute.apply(one.address())).stream()
                        .filter(FeedUrlResolver::isWeb)
                        .map(address -> new Enclosure(address, one.mediaType(), one.bytes())))
                .filter(one -> !one.mediaType().equals(FLASH))
                .collect(Collectors.toMap(Enclosure::address, one -> one, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .limit(MAX_ENCLOSURES)
                .toList();
    }

    /// A group has the same in several forms, so its first one is taken.
    private static Stream<Enclosure> media(FeedElement entry) {
        Stream<Enclosure> grouped = entry.all("media:group")
                .flatMap(group -> played(new FeedElement(group)).limit(1));
        return Stream.concat(played(entry), grouped);
    }

    private static Stream<Enclosure> played(FeedElement element) {
        return element.all("media:content")
                .flatMap(content -> read(content, "url", "filesize").map(read -> withMedium(read, content)))
                .filter(read -> read.kind() == Enclosure.Kind.AUDIO || read.kind() == Enclosure.Kind.VIDEO);
    }

    private static Enclosure withMedium(Enclosure read, Element content) {
        String medium = FeedElement.attribute(content, "medium").orElse("");
        boolean tells = read.mediaType().isEmpty() && (medium.equals("audio") || medium.equals("video"));
        return tells
                ? new Enclosure(read.address(), medium.equals("audio") ? "audio/mpeg" : "video/mp4", read.bytes())
                : read;
    }

    private static Stream<Enclosure> read(Element element, String address, String length) {
        return FeedElement.attribute(element, address).stream()
                .map(written -> new Enclosure(
                        written,
                        FeedElement.attribute(element, "type").orElse(""),
                        size(FeedElement.attribute(element, length).orElse(""))));
    }

    static long size(String written) {
        return Optional.of(written.replace(",", ""))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf)
                .orElse(0L);
    }
}
