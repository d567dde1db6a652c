package gazette.articles.parsing.page;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.text.BoundedJson;
import gazette.text.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Holds what a page says about its article.
///
/// @param titles folded, see [#fold]
/// @param articleBody its text, where the page gives it as data (JSON-LD)
/// @param hosts those of the page, as far as it is known
record PageMetadata(Set<String> titles, Optional<String> articleBody, Set<String> hosts) {
    private static final String TITLES = "meta[property=og:title], meta[name=twitter:title], meta[name=title]";
    private static final String ADDRESSES = "link[rel=canonical], meta[property=og:url]";
    private static final int SHORTEST_TITLE = 6;
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Reads a page.
    ///
    /// @param title the title in the feed
    static PageMetadata of(Document page, String title) {
        List<JsonNode> articles = page.select("script[type=application/ld+json]").stream()
                .flatMap(script -> articles(script.data()).stream())
                .toList();
        Set<String> titles = Stream.of(
                        Stream.of(title, page.title()),
                        page.select(TITLES).stream().map(meta -> meta.attr("content")),
                        articles.stream()
                                .map(article -> article.path("headline").asText()))
                .flatMap(given -> given)
                .map(PageMetadata::fold)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> body = articles.stream()
                .map(article -> article.path("articleBody").asText())
                .filter(Predicate.not(String::isBlank))
                .map(text -> Parser.unescapeEntities(text, false))
                .findFirst();
        return new PageMetadata(titles, body, hosts(page));
    }

    /// Returns whether a heading says the title of the page, with or without the name of the site.
    boolean isTitle(String heading) {
        String folded = fold(heading);
        return titles.contains(folded)
                || (folded.length() >= SHORTEST_TITLE && titles.stream().anyMatch(title -> title.startsWith(folded)));
    }

    /// Returns whether an address leads to another page of the same site.
    boolean isOwn(String address) {
        return host(address).filter(hosts::contains).isPresent();
    }

    /// Returns letters and digits only, in lower case.
    static String fold(String text) {
        return SIGNS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static List<JsonNode> articles(String json) {
        List<JsonNode> found = new ArrayList<>();
        try {
            collect(BoundedJson.read(json), found);
        } catch (BoundedJson.InvalidJsonException _) {
            // Many pages have broken data; the text is in the page as well.
        }
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.has("articleBody") || node.has("headline")) {
            found.add(node);
        }
        node.forEach(child -> collect(child, found));
    }

    private static Set<String> hosts(Document page) {
        Stream<String> declared = page.select(ADDRESSES).stream().map(e -> e.attr("href") + e.attr("content"));
        return Stream.concat(Stream.of(page.location()), declared)
                .flatMap(address -> host(address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> host(String address) {
        return SiteName.of(address.strip().toLowerCase(Locale.ROOT));
    }
}
