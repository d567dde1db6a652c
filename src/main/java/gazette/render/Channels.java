package gazette.render;

import gazette.config.AddressWord;
import gazette.config.ListConfig;
import gazette.config.Publication;
import gazette.render.Channel.Kind;
import java.util.Optional;
import java.util.Set;

/// Makes the paper's feeds: their addresses, which stay for ever, and their titles. Which of them there are, the press
/// knows.
public final class Channels {
    private final Publication publication;
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public Channels(Publication publication, Themes themes, String theme) {
        this.publication = publication;
        this.themes = themes;
        this.theme = theme;
    }

    /// The articles of all public lists.
    public Channel everything() {
        return ofAll(Kind.ARTICLES, "/feed", publication.title(), publication.description(), Set.of());
    }

    /// The issues of all public lists.
    public Channel everyIssue() {
        Words words = words();
        return ofAll(
                Kind.ISSUES,
                "/issues",
                words.of("feed_issues", publication.title()),
                words.of("feed_issues_about", publication.title()),
                Set.of());
    }

    /// A list's articles.
    public Channel articles(ListConfig list) {
        return ofList(Kind.ARTICLES, list, "feed", list.title(), list.description(), Set.of());
    }

    /// A list's issues.
    public Channel issues(ListConfig list) {
        Words words = words(list);
        return ofList(
                Kind.ISSUES,
                list,
                "issues",
                words.of("feed_issues", list.title()),
                words.of("feed_issues_about", list.title()),
                Set.of());
    }

    /// A list's articles on one of its topics.
    public Channel topic(ListConfig list, String topic) {
        Words words = words(list);
        return ofList(
                Kind.TOPIC,
                list,
                "topic/" + AddressWord.of(topic),
                list.title() + words.of("colon") + topic,
                words.of("feed_topic_about", topic).replace("{1}", list.title()),
                list.topics().getOrDefault(topic, Set.of()));
    }

    /// The articles of all public lists that have a tag.
    ///
    /// @param tag as it is written most often
    /// @param spellings all ways to write it
    public Channel tag(String tag, Set<String> spellings) {
        Words words = words();
        return ofAll(
                Kind.TAG,
                "/tag/" + AddressWord.of(tag),
                publication.title() + words.of("colon") + tag,
                words.of("feed_tag_about", tag).replace("{1}", publication.title()),
                spellings);
    }

    private Channel ofAll(Kind kind, String path, String title, String description, Set<String> tags) {
        return new Channel(kind, path, title, description, "/", publication.language(), Optional.empty(), tags);
    }

    private static Channel ofList(
            Kind kind, ListConfig list, String path, String title, String description, Set<String> tags) {
        String folder = "/" + list.name() + "/";
        return new Channel(kind, folder + path, title, description, folder, list.language(), Optional.of(list), tags);
    }

    private Words words() {
        return themes.words(theme, publication.language());
    }

    private Words words(ListConfig list) {
        return themes.words(theme, list.language());
    }
}
