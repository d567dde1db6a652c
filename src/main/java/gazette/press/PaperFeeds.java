package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.Feed;
import gazette.render.FeedItem;
import gazette.render.FeedKind;
import gazette.render.FeedPages;
import gazette.render.Site;
import gazette.render.Themes;
import java.util.List;

/// The paper's feeds: of a list's articles, of its issues, and of everything public.
public final class PaperFeeds {
    /// So many entries at the most; older ones are in the archive on the web.
    public static final int MOST = 50;

    private final Config config;
    private final Site site;
    private final FeedPages pages;

    public PaperFeeds(Config config, Themes themes) {
        this.config = config;
        this.site = new Site(config.publication(), config.siteUrl());
        this.pages = new FeedPages(themes, config.websub().hubs());
    }

    /// A list's articles.
    public String ofArticles(ListConfig list, List<FiledArticle> articles, FeedKind kind) {
        List<FeedItem> items =
                articles.stream().map(filed -> FeedItem.of(site, filed)).toList();
        return pages.feed(kind, feed(list, "feed", items));
    }

    /// A list's issues.
    public String ofIssues(ListConfig list, List<Issue> issues, FeedKind kind) {
        List<FeedItem> items =
                issues.stream().map(issue -> pages.item(site, list, issue)).toList();
        return pages.feed(kind, feed(list, "issues", items));
    }

    /// Everything public.
    public String ofAll(List<FiledArticle> articles, FeedKind kind) {
        var publication = config.publication();
        List<FeedItem> items =
                articles.stream().map(filed -> FeedItem.of(site, filed)).toList();
        return pages.feed(
                kind,
                new Feed(
                        FeedIds.feed(config, "feed"),
                        publication.title(),
                        publication.description(),
                        site.absolute("/feed"),
                        site.front(),
                        publication.language(),
                        items));
    }

    private Feed feed(ListConfig list, String name, List<FeedItem> items) {
        String path = list.name() + "/" + name;
        return new Feed(
                FeedIds.feed(config, path),
                list.title(),
                list.description(),
                site.absolute("/" + path),
                site.list(list),
                list.language(),
                items);
    }
}
