package gazette.press.site;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.render.pages.TopicDefinition;
import gazette.store.FeedArchivePosition;
import gazette.store.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the articles of a topic or a tag, page by page.
public final class TopicArchive {
    private static final int ARTICLES_ON_PAGE = 30;

    private final AppContext context;
    private final Tables tables;
    private final Map<Optional<ListConfig>, List<FeedArchivePosition>> positions = new HashMap<>();

    public TopicArchive(AppContext context, Tables tables) {
        this.context = context;
        this.tables = tables;
    }

    /// Returns the pages.
    public PagedArchive pages(TopicDefinition topic) {
        return new PagedArchive(topic.path(), tagged(topic), ARTICLES_ON_PAGE);
    }

    /// Returns when an article was last added or withdrawn; empty if there never was one.
    Optional<Instant> changed(TopicDefinition topic) {
        return tagged(topic).stream().map(FeedArchivePosition::since).max(Instant::compareTo);
    }

    /// Returns the articles of a page, in the language of the topic's list or the publication where they are there
    /// in it.
    public List<StoredArticle> articles(TopicDefinition topic, PagedArchive.Page page) {
        List<StoredArticle> issued = tables.articles().byIds(page.ids());
        String language = topic.list().map(ListConfig::language).orElse("");
        Map<Long, StoredArticle> translated = tables.translations()
                .translated(
                        issued.stream().map(StoredArticle::work).toList(),
                        _ -> true,
                        topic.feed().lang(),
                        language);
        return issued.stream()
                .map(stored -> translated.getOrDefault(stored.work(), stored))
                .toList();
    }

    private List<FeedArchivePosition> tagged(TopicDefinition topic) {
        List<FeedArchivePosition> all = positions.computeIfAbsent(
                topic.list(), list -> tables.issuedArticles().feedPositions(ids(list)));
        return PagedArchive.tagged(all, topic.tags());
    }

    private List<Long> ids(Optional<ListConfig> list) {
        return list.map(one -> tables.lists().ids(List.of(one.name()))).orElseGet(() -> context.publicListIds(tables));
    }
}
