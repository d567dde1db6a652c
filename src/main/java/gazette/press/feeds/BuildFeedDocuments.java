package gazette.press.feeds;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.press.workspace.SiteTheme;
import gazette.press.workspace.TagUris;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.render.SiteUrls;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedPageLinks;
import gazette.render.feeds.FeedRenderer;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
import gazette.store.FeedPosition;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is in the paper's feeds, those that [FeedCatalogue] names: the newest entries for subscribers, and an archive
/// of all.
public final class BuildFeedDocuments {
    /// How many articles there are in a document.
    private static final int ARTICLES = 50;
    /// How many issues; each holds many articles in full.
    private static final int ISSUES = 20;

    private final Config config;
    private final SiteUrls site;
    private final FeedRenderer pages;
    private final FeedDefinitions feeds;

    public BuildFeedDocuments(Config config, Themes themes) {
        this.config = config;
        this.site = new SiteUrls(config.publication(), config.siteUrl());
        this.pages = new FeedRenderer(themes, config.websub().hubs());
        this.feeds = new FeedDefinitions(config.publication(), themes, SiteTheme.of(config));
    }

    /// What subscribers ask for, at [FeedDefinition#address].
    public RenderedFeed current(FeedDefinition feedDefinition, FeedFormat kind, Tables tables) {
        FeedPagination pagination = sequence(feedDefinition, tables);
        return current(feedDefinition, pagination, kind, tables);
    }

    /// A page of the archive, at [FeedDefinition#archive]. Behind the last full page comes what subscribers ask for, so
    /// that
    /// each page can name a next one and still never changes.
    ///
    /// @return empty if there is no such page
    public Optional<RenderedFeed> archive(FeedDefinition feedDefinition, int number, FeedFormat kind, Tables tables) {
        FeedPagination pagination = sequence(feedDefinition, tables);
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
        return Optional.of(set(kind, feed(feedDefinition, links, pagination.changed(number), items, first(tables))));
    }

    /// How many pages of the archive there are.
    public int archives(FeedDefinition feedDefinition, Tables tables) {
        return sequence(feedDefinition, tables).pages();
    }

    /// A list's feed as if it had these articles and no others.
    public RenderedFeed ofArticles(ListConfig list, List<StoredArticle> articles, FeedFormat kind) {
        FeedDefinition feedDefinition = feeds.articles(list);
        List<FeedItem> items =
                articles.stream().map(filed -> FeedItem.of(site, filed)).toList();
        FeedPageLinks links = FeedPageLinks.only(site.absolute(feedDefinition.address()));
        return set(kind, feed(feedDefinition, links, Feed.NEVER, items, Optional.empty()));
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
        return set(kind, feed(feedDefinition, links, pagination.changed(), items, first(tables)));
    }

    private RenderedFeed set(FeedFormat kind, Feed feed) {
        return new RenderedFeed(pages.feed(kind, feed), feed.updated());
    }

    private Optional<String> archive(FeedDefinition feedDefinition, int number) {
        return number == 0 ? Optional.empty() : Optional.of(site.absolute(feedDefinition.archive(number)));
    }

    private FeedPagination sequence(FeedDefinition feedDefinition, Tables tables) {
        List<String> names = feedDefinition
                .list()
                .map(list -> List.of(list.name()))
                .orElseGet(() -> config.lists().values().stream()
                        .filter(ListConfig::isPublic)
                        .map(ListConfig::name)
                        .toList());
        List<Long> lists = tables.lists().ids(names);
        List<FeedPosition> slots = feedDefinition.isOfIssues()
                ? tables.issues().feedPositions(lists)
                : tables.articles().feedPositions(lists);
        return new FeedPagination(feedDefinition, slots, feedDefinition.isOfIssues() ? ISSUES : ARTICLES);
    }

    private List<FeedItem> items(FeedDefinition feedDefinition, List<Long> ids, Tables tables) {
        return feedDefinition.isOfIssues()
                ? tables.issues().all(ids).stream()
                        .map(issue -> pages.item(site, config.list(issue.list()), issue))
                        .toList()
                : tables.articles().byIds(ids).stream()
                        .map(filed -> FeedItem.of(site, filed))
                        .toList();
    }

    private Feed feed(
            FeedDefinition feedDefinition,
            FeedPageLinks links,
            Instant changed,
            List<FeedItem> items,
            Optional<String> first) {
        Instant updated = Stream.concat(Stream.of(changed), items.stream().map(FeedItem::updated))
                .max(Instant::compareTo)
                .orElseThrow();
        return new Feed(
                TagUris.feed(config, first, feedDefinition.address()),
                feedDefinition.title(),
                feedDefinition.description(),
                config.publication().title(),
                site.absolute(feedDefinition.page()),
                feedDefinition.lang(),
                PageRenderer.relative(site).absolute("/feed.css"),
                links,
                updated,
                items);
    }

    private static Optional<String> first(Tables tables) {
        return tables.articles().firstFeedId();
    }
}
