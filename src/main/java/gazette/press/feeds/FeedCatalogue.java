package gazette.press.feeds;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.Slug;
import gazette.press.workspace.SiteThemeName;
import gazette.render.FeedDefinition;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.themes.Themes;
import gazette.store.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists the publication's public feeds: of everything, of each public list and its topics, each in the languages
/// that its articles are translated into, and of each tag that a published article has. [BuildFeedDocuments] builds
/// what is in them.
public final class FeedCatalogue {
    private final Config config;
    private final FeedDefinitions feeds;

    public FeedCatalogue(Config config, Themes themes) {
        this.config = config;
        this.feeds = new FeedDefinitions(config.publication(), themes, SiteThemeName.of(config));
    }

    /// Returns all feeds: of everything, then list by list, then tag by tag.
    public List<FeedDefinition> all(Tables tables) {
        Map<Optional<String>, List<String>> byList = new HashMap<>();
        Stream<FeedDefinition> fixed = fixed().flatMap(feed -> feed.isOfIssues()
                ? Stream.of(feed)
                : inAllLanguages(
                        feed, byList.computeIfAbsent(feed.list().map(ListConfig::name), _ -> languages(feed, tables))));
        return Stream.concat(fixed, tags(tables).stream()).toList();
    }

    /// Returns the feed at an address; empty if there is none.
    ///
    /// @param path without the extension, not percent-encoded: `/weekly/feed`
    public Optional<FeedDefinition> find(String path, Tables tables) {
        Stream<FeedDefinition> candidates = path.startsWith("/tag/") ? tags(tables).stream() : fixed();
        return candidates
                .filter(feed -> feed.path().equals(path))
                .findFirst()
                .or(() -> fixed().filter(feed -> !feed.isOfIssues() && path.startsWith(feed.path() + "."))
                        .flatMap(feed -> in(path.substring(feed.path().length() + 1), feed, tables).stream())
                        .findFirst());
    }

    /// Returns a feed in a language if it is there in it, else as it is.
    ///
    /// @param language BCP 47 tag
    public FeedDefinition translated(FeedDefinition feed, String language, Tables tables) {
        String own = Locale.forLanguageTag(feed.lang()).getLanguage();
        String general = Locale.forLanguageTag(language).getLanguage();
        if (feed.isOfIssues()
                || feed.kind() == FeedDefinition.Kind.TAG
                || feed.lang().equals(language)) {
            return feed;
        }
        List<String> known = languages(feed, tables);
        return Stream.of(language, general)
                .filter(wanted -> known.contains(wanted) && !wanted.equals(own))
                .findFirst()
                .map(feed::in)
                .orElse(feed);
    }

    private static Stream<FeedDefinition> inAllLanguages(FeedDefinition feed, List<String> languages) {
        String own = Locale.forLanguageTag(feed.lang()).getLanguage();
        Stream<FeedDefinition> others = languages.stream()
                .filter(language -> !language.equals(own) && !language.equals(feed.lang()))
                .map(feed::in);
        return Stream.concat(Stream.of(feed), others);
    }

    private Optional<FeedDefinition> in(String language, FeedDefinition feed, Tables tables) {
        return languages(feed, tables).contains(language) ? Optional.of(feed.in(language)) : Optional.empty();
    }

    /// Returns the languages that a feed's articles are translated into: without their regions, and with them where
    /// the same language is there in several.
    private List<String> languages(FeedDefinition feed, Tables tables) {
        List<Long> lists = feed.list()
                .map(list -> tables.lists().ids(List.of(list.name())))
                .orElseGet(() -> publicLists(tables));
        Map<String, List<String>> byLanguage = tables.translations().languages(lists).stream()
                .collect(Collectors.groupingBy(
                        tag -> Locale.forLanguageTag(tag).getLanguage(), TreeMap::new, Collectors.toList()));
        return byLanguage.entrySet().stream()
                .flatMap(language -> Stream.concat(
                        Stream.of(language.getKey()),
                        language.getValue().size() > 1 ? language.getValue().stream() : Stream.of()))
                .distinct()
                .toList();
    }

    /// Returns the feeds of the tags of published articles, in the order of their addresses. Spellings of a tag
    /// with the same address share a feed, which is named after the most frequent one.
    List<FeedDefinition> tags(Tables tables) {
        return TagSpellings.group(tables.issuedArticles().feedPositions(publicLists(tables)), Slug::ofTopic).stream()
                .map(tag -> feeds.tag(tag.name(), tag.spellings()))
                .toList();
    }

    private Stream<FeedDefinition> fixed() {
        return Stream.concat(
                feeds.ofAll().stream(), config.lists().values().stream().flatMap(list -> feeds.ofList(list).stream()));
    }

    private List<Long> publicLists(Tables tables) {
        return tables.lists()
                .ids(config.lists().values().stream()
                        .filter(ListConfig::isPublic)
                        .map(ListConfig::name)
                        .toList());
    }
}
