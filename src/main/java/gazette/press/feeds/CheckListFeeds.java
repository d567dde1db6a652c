package gazette.press.feeds;

import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.issues.Reason;
import gazette.lint.feeds.OmittedEntry;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.FeedFormat;
import gazette.render.feeds.FeedDefinitions;
import gazette.store.Tables;
import java.util.List;
import java.util.stream.Stream;

/// Reads back the feeds of a list before an issue is published: what is in them now, and what the issue adds.
public final class CheckListFeeds {
    private final AppContext context;
    private final BuildFeedDocuments documents;

    public CheckListFeeds(AppContext context) {
        this.context = context;
        this.documents = new BuildFeedDocuments(context.config(), context.themes());
    }

    /// Returns a reason for each entry that the feeds leave out. A private list has no feeds.
    ///
    /// @throws gazette.render.RenderException if a feed template is wrong
    public List<Reason> reasons(ListConfig list, Issue next) {
        return list.isPublic() ? context.store().read(tables -> reasons(list, next, tables)) : List.of();
    }

    private List<Reason> reasons(ListConfig list, Issue next, Tables tables) {
        return Stream.of(FeedFormat.values())
                .flatMap(format -> feeds(list, next, format, tables))
                .flatMap(feed -> feed.omitted().stream())
                .map(OmittedEntry::reason)
                .distinct()
                .toList();
    }

    private Stream<RenderedFeed> feeds(ListConfig list, Issue next, FeedFormat format, Tables tables) {
        var feeds = new FeedDefinitions(
                context.config().publication(), context.themes(), SiteThemeName.of(context.config()));
        return Stream.of(
                documents.current(feeds.articles(list), format, tables),
                documents.current(feeds.issues(list), format, tables),
                documents.ofArticles(list, next.articles(), format),
                documents.ofIssue(list, next, format));
    }
}
