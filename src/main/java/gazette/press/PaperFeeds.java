package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.render.Channel;
import gazette.render.Channels;
import gazette.render.Feed;
import gazette.render.FeedItem;
import gazette.render.FeedKind;
import gazette.render.FeedPages;
import gazette.render.Pages;
import gazette.render.Site;
import gazette.render.Themes;
import gazette.render.Volume;
import gazette.store.Slot;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is in the paper's feeds, those that [FeedCatalogue] names: the newest entries for subscribers, and an archive
/// of all.
public final class PaperFeeds {
    /// How many articles there are in a document.
    private static final int ARTICLES = 50;
    /// How many issues; each holds many articles in full.
    private static final int ISSUES = 20;

    private final Config config;
    private final Site site;
    private final FeedPages pages;
    private final Channels channels;

    public PaperFeeds(Config config, Themes themes) {
        this.config = config;
        this.site = new Site(config.publication(), config.siteUrl());
        this.pages = new FeedPages(themes, config.websub().hubs());
        this.channels = new Channels(config.publication(), themes, SiteTheme.of(config));
    }

    /// What subscribers ask for, at [Channel#address].
    public SetFeed current(Channel channel, FeedKind kind, Tables tables) {
        Sequence sequence = sequence(channel, tables);
        return current(channel, sequence, kind, tables);
    }

    /// A page of the archive, at [Channel#archive]. Behind the last full page comes what subscribers ask for, so that
    /// each page can name a next one and still never changes.
    ///
    /// @return empty if there is no such page
    public Optional<SetFeed> archive(Channel channel, int number, FeedKind kind, Tables tables) {
        Sequence sequence = sequence(channel, tables);
        if (number < 1 || sequence.pages() == 0 || number > sequence.pages() + 1) {
            return Optional.empty();
        }
        if (number > sequence.pages()) {
            return Optional.of(current(channel, sequence, kind, tables));
        }
        var volume = new Volume(
                true,
                site.absolute(channel.archive(number)),
                site.absolute(channel.address()),
                archive(channel, sequence.before(number)),
                archive(channel, number + 1));
        List<FeedItem> items = items(channel, sequence.page(number), tables);
        return Optional.of(set(kind, feed(channel, volume, sequence.changed(number), items, first(tables))));
    }

    /// How many pages of the archive there are.
    public int archives(Channel channel, Tables tables) {
        return sequence(channel, tables).pages();
    }

    /// A list's feed as if it had these articles and no others.
    public SetFeed ofArticles(ListConfig list, List<FiledArticle> articles, FeedKind kind) {
        Channel channel = channels.articles(list);
        List<FeedItem> items =
                articles.stream().map(filed -> FeedItem.of(site, filed)).toList();
        Volume volume = Volume.only(site.absolute(channel.address()));
        return set(kind, feed(channel, volume, Feed.NEVER, items, Optional.empty()));
    }

    private SetFeed current(Channel channel, Sequence sequence, FeedKind kind, Tables tables) {
        String address = site.absolute(channel.address());
        var volume = new Volume(
                false, address, address, archive(channel, sequence.before(sequence.pages() + 1)), Optional.empty());
        List<FeedItem> items = items(channel, sequence.newest(), tables);
        return set(kind, feed(channel, volume, sequence.changed(), items, first(tables)));
    }

    private SetFeed set(FeedKind kind, Feed feed) {
        return new SetFeed(pages.feed(kind, feed), feed.updated());
    }

    private Optional<String> archive(Channel channel, int number) {
        return number == 0 ? Optional.empty() : Optional.of(site.absolute(channel.archive(number)));
    }

    private Sequence sequence(Channel channel, Tables tables) {
        List<String> names = channel.list()
                .map(list -> List.of(list.name()))
                .orElseGet(() -> config.lists().values().stream()
                        .filter(ListConfig::isPublic)
                        .map(ListConfig::name)
                        .toList());
        List<Long> lists = tables.lists().ids(names);
        List<Slot> slots = channel.isOfIssues()
                ? tables.issues().slots(lists)
                : tables.articles().slots(lists);
        return new Sequence(channel, slots, channel.isOfIssues() ? ISSUES : ARTICLES);
    }

    private List<FeedItem> items(Channel channel, List<Long> ids, Tables tables) {
        return channel.isOfIssues()
                ? tables.issues().all(ids).stream()
                        .map(issue -> pages.item(site, config.list(issue.list()), issue))
                        .toList()
                : tables.articles().all(ids).stream()
                        .map(filed -> FeedItem.of(site, filed))
                        .toList();
    }

    private Feed feed(Channel channel, Volume volume, Instant changed, List<FeedItem> items, Optional<String> first) {
        Instant updated = Stream.concat(Stream.of(changed), items.stream().map(FeedItem::updated))
                .max(Instant::compareTo)
                .orElseThrow();
        return new Feed(
                FeedIds.feed(config, first, channel.address()),
                channel.title(),
                channel.description(),
                config.publication().title(),
                site.absolute(channel.page()),
                channel.lang(),
                Pages.relative(site).absolute("/feed.css"),
                volume,
                updated,
                items);
    }

    private static Optional<String> first(Tables tables) {
        return tables.articles().firstFeedId();
    }
}
