package gazette.press;

import gazette.config.ListConfig;
import gazette.render.Channel;
import gazette.render.FeedKind;
import gazette.store.Tables;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every address of the paper's public pages and feeds, as they stand in links: percent-encoded, below the front page.
/// Pictures are not among them: the pages tell which they show.
final class SiteAddresses {
    private static final List<String> STANDING = List.of("/", "/style.css", "/feed.css", "/feeds", "/feeds.opml");

    private final Newsroom newsroom;
    private final Tables tables;

    private SiteAddresses(Newsroom newsroom, Tables tables) {
        this.newsroom = newsroom;
        this.tables = tables;
    }

    static List<String> of(Newsroom newsroom) {
        return newsroom.store().read(tables -> new SiteAddresses(newsroom, tables).all());
    }

    private List<String> all() {
        List<ListConfig> lists = newsroom.publicLists();
        List<Long> ids = tables.lists().ids(lists.stream().map(ListConfig::name).toList());
        Stream<String> articles = tables.articles().slugs(ids).stream().map(slug -> "/a/" + slug);
        return Stream.of(STANDING.stream(), lists.stream().flatMap(this::list), articles, feeds())
                .flatMap(part -> part)
                .toList();
    }

    private Stream<String> list(ListConfig list) {
        String page = "/" + list.name() + "/";
        return Stream.concat(
                Stream.of(page), tables.issues().numbers(list.name()).stream().map(number -> page + number));
    }

    private Stream<String> feeds() {
        var feeds = new PaperFeeds(newsroom.config(), newsroom.themes());
        return new FeedCatalogue(newsroom.config(), newsroom.themes())
                .all(tables).stream().flatMap(channel -> documents(channel, feeds.archives(channel, tables)));
    }

    private static Stream<String> documents(Channel channel, int archives) {
        // A full archive page names the next one, which is what subscribers ask for as long as it is not full.
        int pages = archives == 0 ? 0 : archives + 1;
        return Stream.concat(
                        Stream.of(channel.address()),
                        IntStream.rangeClosed(1, pages).mapToObj(channel::archive))
                .flatMap(address -> Stream.of(FeedKind.values()).map(kind -> address + "." + kind.extension()));
    }
}
