package gazette.press.site;

import gazette.config.ListConfig;
import gazette.config.Slug;
import gazette.press.feeds.TagSpellings;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.SiteUrls;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.pages.TopicDefinition;
import gazette.store.Tables;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists the pages of topics and tags: a topic of a public list has one as soon as it is in the settings, a tag when an
/// article on the web has it. Names that have the same address share a page.
public final class TopicCatalogue {
    private final AppContext context;
    private final FeedDefinitions feeds;

    public TopicCatalogue(AppContext context) {
        this.context = context;
        this.feeds = new FeedDefinitions(
                context.config().publication(), context.themes(), SiteThemeName.of(context.config()));
    }

    /// Returns all pages: list by list, then tag by tag.
    List<TopicDefinition> all(Tables tables) {
        return Stream.concat(
                        context.publicLists().stream().flatMap(list -> topics(list).stream()), tags(tables).stream())
                .toList();
    }

    /// Returns the pages of tags, in the order of their addresses.
    public List<TopicDefinition> tags(Tables tables) {
        return TagSpellings.group(
                        tables.issuedArticles().feedPositions(context.publicListIds(tables)), Slug::ofTopicPage)
                .stream()
                .flatMap(tag -> SiteUrls.tagPath(tag.name()).stream()
                        .map(path -> new TopicDefinition(
                                tag.name(),
                                path,
                                Optional.empty(),
                                tag.spellings(),
                                tag.works(),
                                feeds.tag(tag.name(), tag.spellings()))))
                .toList();
    }

    /// Returns the page of a list's topic; empty if there is none.
    ///
    /// @param word any spelling of the topic
    public Optional<TopicDefinition> topic(ListConfig list, String word) {
        Optional<String> path = SiteUrls.topicPath(list, word);
        return topics(list).stream()
                .filter(topic -> path.equals(Optional.of(topic.path())))
                .findFirst();
    }

    /// Returns the page of a tag; empty if there is none.
    ///
    /// @param word any spelling of the tag
    public Optional<TopicDefinition> tag(String word, Tables tables) {
        Optional<String> path = SiteUrls.tagPath(word);
        return tags(tables).stream()
                .filter(tag -> path.equals(Optional.of(tag.path())))
                .findFirst();
    }

    private Collection<TopicDefinition> topics(ListConfig list) {
        var byPath = new LinkedHashMap<String, TopicDefinition>();
        list.topics()
                .forEach((name, tags) -> SiteUrls.topicPath(list, name).ifPresent(path -> {
                    var topic = new TopicDefinition(name, path, Optional.of(list), tags, 0, feeds.topic(list, name));
                    byPath.merge(path, topic, TopicCatalogue::joined);
                }));
        return byPath.values();
    }

    private static TopicDefinition joined(TopicDefinition one, TopicDefinition other) {
        var tags = new HashSet<>(one.tags());
        tags.addAll(other.tags());
        return one.withTags(tags);
    }
}
