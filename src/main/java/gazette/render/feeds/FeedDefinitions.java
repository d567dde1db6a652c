package gazette.render.feeds;

import gazette.articles.Article;
import gazette.config.ListConfig;
import gazette.config.PublicationConfig;
import gazette.config.Slug;
import gazette.render.FeedDefinition;
import gazette.render.FeedDefinition.Kind;
import gazette.render.SiteUrls;
import gazette.render.UiText;
import gazette.render.themes.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Defines the publication's feeds: their addresses, which never change, and their titles.
public final class FeedDefinitions {
    private final PublicationConfig publication;
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public FeedDefinitions(PublicationConfig publication, Themes themes, String theme) {
        this.publication = publication;
        this.themes = themes;
        this.theme = theme;
    }

    /// Returns the feeds of everything.
    public List<FeedDefinition> ofAll() {
        return List.of(everything(), everyIssue());
    }

    /// Returns the feeds of a list; none if it is private.
    public List<FeedDefinition> ofList(ListConfig list) {
        if (!list.isPublic()) {
            return List.of();
        }
        var ofList = new ArrayList<>(List.of(articles(list), issues(list)));
        list.topics().keySet().forEach(topic -> ofList.add(topic(list, topic)));
        return ofList;
    }

    /// Returns the feeds that a list's pages link to, its own first.
    public List<FeedDefinition> linkedFrom(ListConfig list) {
        return list.isPublic() ? List.of(articles(list), issues(list), everything()) : List.of();
    }

    /// Returns the feeds that an article's page links to: of the lists that it was in, of its tags, of everything.
    public List<FeedDefinition> linkedFrom(Article article, List<ListConfig> lists) {
        var feeds = new ArrayList<>(lists.stream().map(this::articles).toList());
        article.tags().stream()
                .filter(tag -> !Slug.ofTopic(tag).isEmpty())
                .forEach(tag -> feeds.add(tag(tag, Set.of(tag))));
        feeds.add(everything());
        return feeds;
    }

    /// Returns one feed of each kind, to try templates with.
    public List<FeedDefinition> sample(ListConfig list) {
        return List.of(everything(), articles(list), tag("tag", Set.of("tag")));
    }

    /// Returns the feed of the articles of all public lists.
    FeedDefinition everything() {
        return ofAll(Kind.ARTICLES, "/feed", publication.title(), publication.description(), Set.of());
    }

    /// Returns the feed of the issues of all public lists.
    private FeedDefinition everyIssue() {
        UiText uiText = words();
        return ofAll(
                Kind.ISSUES,
                "/issues",
                uiText.of("feed_issues", publication.title()),
                uiText.of("feed_issues_about", publication.title()),
                Set.of());
    }

    /// Returns the feed of a list's articles.
    public FeedDefinition articles(ListConfig list) {
        return ofList(Kind.ARTICLES, list, "feed", list.title(), list.description(), Set.of());
    }

    /// Returns the feed of a list's issues.
    public FeedDefinition issues(ListConfig list) {
        UiText uiText = words(list);
        return ofList(
                Kind.ISSUES,
                list,
                "issues",
                uiText.of("feed_issues", list.title()),
                uiText.of("feed_issues_about", list.title()),
                Set.of());
    }

    /// Returns the feed of a list's articles on one of its topics.
    public FeedDefinition topic(ListConfig list, String topic) {
        UiText uiText = words(list);
        return ofList(
                        Kind.TOPIC,
                        list,
                        "topic/" + Slug.ofTopic(topic),
                        list.title() + uiText.of("colon") + topic,
                        uiText.of("feed_topic_about", topic).replace("{1}", list.title()),
                        list.topics().getOrDefault(topic, Set.of()))
                .on(SiteUrls.topicPath(list, topic));
    }

    /// Returns the feed of the articles of all public lists that have a tag.
    ///
    /// @param tag as it is written most often
    /// @param spellings all ways to write it
    public FeedDefinition tag(String tag, Set<String> spellings) {
        UiText uiText = words();
        return ofAll(
                        Kind.TAG,
                        "/tag/" + Slug.ofTopic(tag),
                        publication.title() + uiText.of("colon") + tag,
                        uiText.of("feed_tag_about", tag).replace("{1}", publication.title()),
                        spellings)
                .on(SiteUrls.tagPath(tag));
    }

    private FeedDefinition ofAll(Kind kind, String path, String title, String description, Set<String> tags) {
        return new FeedDefinition(kind, path, title, description, "/", publication.language(), Optional.empty(), tags);
    }

    private static FeedDefinition ofList(
            Kind kind, ListConfig list, String path, String title, String description, Set<String> tags) {
        String folder = "/" + list.name() + "/";
        return new FeedDefinition(
                kind, folder + path, title, description, folder, list.language(), Optional.of(list), tags);
    }

    private UiText words() {
        return themes.words(theme, publication.language());
    }

    private UiText words(ListConfig list) {
        return themes.words(theme, list.language());
    }
}
