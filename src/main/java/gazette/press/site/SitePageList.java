package gazette.press.site;

import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.feeds.FeedCatalogue;
import gazette.press.workspace.AppContext;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.store.Tables;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lists the addresses of all public pages and feeds: percent-encoded, relative to the front page. Images are not
/// listed; [WriteSite] finds them in the pages.
final class SitePageList {
    /// Beside those of the sitemap.
    private static final List<String> FIXED_PAGES = List.of(
            "/style.css", "/feed.css", "/feeds.opml", "/robots.txt", "/favicon.ico", "/.well-known/security.txt");

    private final AppContext context;
    private final Tables tables;

    private SitePageList(AppContext context, Tables tables) {
        this.context = context;
        this.tables = tables;
    }

    /// Returns the addresses.
    static List<String> of(AppContext context) {
        return context.store().read(tables -> new SitePageList(context, tables).all());
    }

    private List<String> all() {
        return Stream.of(FIXED_PAGES.stream(), new Sitemap(context).addresses(tables), feeds())
                .flatMap(part -> part)
                .toList();
    }

    private Stream<String> feeds() {
        var feeds = new BuildFeedDocuments(context.config(), context.themes());
        return new FeedCatalogue(context.config(), context.themes())
                .all(tables).stream().flatMap(feed -> documents(feed, feeds.archivePages(feed, tables)));
    }

    private static Stream<String> documents(FeedDefinition feed, int archives) {
        // A full archive page names the next one, which is what subscribers ask for as long as it is not full.
        int pages = archives == 0 ? 0 : archives + 1;
        return Stream.concat(
                        Stream.of(feed.address()),
                        IntStream.rangeClosed(1, pages).mapToObj(feed::archive))
                .flatMap(address -> Stream.of(FeedFormat.values()).map(kind -> address + "." + kind.extension()));
    }
}
