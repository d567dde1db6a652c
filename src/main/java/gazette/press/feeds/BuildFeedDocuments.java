package gazette.press.feeds;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.lint.feeds.CheckedFeedRenderer;
import gazette.lint.feeds.VerifiedFeedDocument;
import gazette.press.workspace.SiteThemeName;
import gazette.press.workspace.TagUris;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.render.SiteUrls;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedPageLinks;
import gazette.render.feeds.FeedRenderer;
import gazette.render.themes.Themes;
import gazette.store.FeedArchivePosition;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the documents of the publication's own feeds (RSS, Atom, JSON Feed): for each feed that [FeedCatalogue]
/// lists, one with the newest entries, and archive pages with all entries (RFC 5005).
public final class BuildFeedDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(BuildFeedDocuments.class);

    /// The most articles in a document.
    private static final int ARTICLES = 50;
    /// The most issues in a document; fewer, because each holds many articles in full.
    private static final int ISSUES = 20;

    private final Config config;
    private final SiteUrls site;
    private final FeedRenderer pages;
    private final CheckedFeedRenderer checked;
    private final FeedDefinitions feeds;

    public BuildFeedDocuments(Config config, Themes themes) {
        this.config = config;
        this.site = SiteUrls.of(config);
        this.pages = new FeedRenderer(themes, config.websub().hubs());
        this.checked = new CheckedFeedRenderer(config, themes);
        this.feeds = new FeedDefinitions(config.publication(), themes, SiteThemeName.of(config));
    }

    /// Builds the document that feed readers poll, at [FeedDefinition#address].
    public RenderedFeed current(FeedDefinition feedDefinition, FeedFormat kind, Tables tables) {
        FeedPagination pagination = pagination(feedDefinition, tables);
        return current(feedDefinition, pagination, kind, tables);
    }

    /// Builds an archive page, at [FeedDefinition#archive]. The page after the last full one is the current
    /// document. So every full page can link to the next one and still never changes.
    ///
    /// @return empty if there is no such page
    public Optional<RenderedFeed> archive(FeedDefinition feedDefinition, int number, FeedFormat kind, Tables tables) {
        FeedPagination pagination = pagination(feedDefinition, tables);
        if (number < 1 || pagination.pages() == 0 || number > pagination.pages() + 1) {
            return Optional.empty();
        }
        if (number > pagination.pages()) {
            return Optional.of(current(feedDefinition, pagination, kind, tables));
        }
        var links = new FeedPageLinks(
                true,
                site.absolute(feedDefinition.archive(number)),
                site.absolute(feedDefinition.address()),
                archive(feedDefinition, pagination.previousNonEmptyPage(number)),
                archive(feedDefinition, number + 1));
        List<FeedItem> items = items(feedDefinition, pagination.page(number), tables);
        return Optional.of(
                render(kind, feed(feedDefinition, links, pagination.changed(number), items, firstArticleId(tables))));
    }

    /// Returns how many full archive pages there are.
    public int archivePages(FeedDefinition feedDefinition, Tables tables) {
        return pagination(feedDefinition, tables).pages();
    }

    /// Builds a list's feed with just these articles, for a preview.
    public RenderedFeed ofArticles(ListConfig list, List<StoredArticle> articles, FeedFormat kind) {
        return ofItems(
                feeds.articles(list),
                articles.stream().map(stored -> FeedItem.of(site, stored)).toList(),
                kind);
    }

    /// Builds the feed of a list's issues as if it had this one and no other.
    public RenderedFeed ofIssue(ListConfig list, Issue issue, FeedFormat kind) {
        return ofItems(feeds.issues(list), List.of(pages.item(site, list, issue)), kind);
    }

    private RenderedFeed ofItems(FeedDefinition feedDefinition, List<FeedItem> items, FeedFormat kind) {
        FeedPageLinks links = FeedPageLinks.only(site.absolute(feedDefinition.address()));
        return render(kind, feed(feedDefinition, links, Feed.NEVER, items, Optional.empty()));
    }

    private RenderedFeed current(
            FeedDefinition feedDefinition, FeedPagination pagination, FeedFormat kind, Tables tables) {
        String address = site.absolute(feedDefinition.address());
        var links = new FeedPageLinks(
                false,
                address,
                address,
                archive(feedDefinition, pagination.previousNonEmptyPage(pagination.pages() + 1)),
                Optional.empty());
        List<FeedItem> items = items(feedDefinition, pagination.newest(), tables);
        return render(kind, feed(feedDefinition, links, pagination.changed(), items, firstArticleId(tables)));
    }

    private RenderedFeed render(FeedFormat kind, Feed feed) {
        VerifiedFeedDocument rendered = checked.feed(kind, feed);
        rendered.omitted()
                .forEach(entry -> LOG.warn(
                        "feed_entry_left_out entry={} format={} cause=\"{}\"",
                        entry.item().id(),
                        kind,
                        entry.fault()));
        return new RenderedFeed(rendered.text(), feed.updated(), rendered.omitted());
    }

    private Optional<String> archive(FeedDefinition feedDefinition, int number) {
        return number == 0 ? Optional.empty() : Optional.of(site.absolute(feedDefinition.archive(number)));
    }

    private FeedPagination pagination(FeedDefinition feedDefinition, Tables tables) {
        List<String> names = feedDefinition
                .list()
                .map(list -> List.of(list.name()))
                .orElseGet(() -> config.lists().values().stream()
                        .filter(ListConfig::isPublic)
                        .map(ListConfig::name)
                        .toList());
        List<Long> lists = tables.lists().ids(names);
        List<FeedArchivePosition> slots = feedDefinition.isOfIssues()
                ? tables.issues().feedPositions(lists)
                : tables.issuedArticles().feedPositions(lists);
        return new FeedPagination(feedDefinition, slots, feedDefinition.isOfIssues() ? ISSUES : ARTICLES);
    }

    private List<FeedItem> items(FeedDefinition feedDefinition, List<Long> ids, Tables tables) {
        return feedDefinition.isOfIssues()
                ? tables.issues().all(ids).stream()
                        .map(issue -> pages.item(site, config.list(issue.list()), issue))
                        .toList()
                : articles(feedDefinition, tables.articles().byIds(ids), tables);
    }

    /// Returns the entries in the feed's language, where there is a version in it. An entry keeps the id of the
    /// version that was issued.
    private List<FeedItem> articles(FeedDefinition feedDefinition, List<StoredArticle> issued, Tables tables) {
        Map<Long, StoredArticle> translated = tables.translations()
                .translated(
                        issued.stream().map(StoredArticle::work).toList(),
                        _ -> true,
                        feedDefinition.lang(),
                        feedDefinition.list().map(ListConfig::language).orElse(""));
        return issued.stream()
                .map(stored -> FeedItem.of(site, translated.getOrDefault(stored.work(), stored))
                        .withId(stored.feedId()))
                .toList();
    }

    private Feed feed(
            FeedDefinition feedDefinition,
            FeedPageLinks links,
            Instant changed,
            List<FeedItem> items,
            Optional<String> firstArticleId) {
        Instant updated = Stream.concat(Stream.of(changed), items.stream().map(FeedItem::updated))
                .max(Instant::compareTo)
                .orElseThrow();
        return new Feed(
                TagUris.feed(config, firstArticleId, feedDefinition.address()),
                feedDefinition.title(),
                feedDefinition.description(),
                config.publication().title(),
                site.absolute(feedDefinition.page()),
                feedDefinition.lang(),
                site.relative().absolute("/feed.css"),
                links,
                updated,
                items);
    }

    private static Optional<String> firstArticleId(Tables tables) {
        return tables.articles().firstFeedId();
    }
}
