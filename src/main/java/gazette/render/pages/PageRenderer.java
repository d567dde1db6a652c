package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.FeedDefinition;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.TextDirection;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.pages.StructuredData.Step;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.FeedLinksView;
import gazette.render.view.HtmlHead;
import gazette.render.view.HtmlHead.ArticleMetaView;
import gazette.render.view.IssueView;
import gazette.render.view.MailingListView;
import gazette.render.view.NeighbourView;
import gazette.render.view.PageVariables;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Renders web pages. Links are relative to the host, so that they work under any host name; canonical and Open
/// Graph addresses are absolute. Safe for many threads.
public final class PageRenderer {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public PageRenderer(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// Returns the style sheet of all pages, served at `/style.css`.
    public String stylesheet(SiteUrls site) {
        return themes.render(context(site).globals(), "style.css", new Nothing());
    }

    /// Returns the style sheet of feeds that are opened in a browser, served at `/feed.css`.
    public String feedStylesheet(SiteUrls site) {
        return themes.render(context(site).globals(), "feed.css", new Nothing());
    }

    /// Renders the front page.
    ///
    /// @param latest public articles, the lead article first
    /// @param shelves public lists
    public String frontPage(SiteUrls site, List<StoredArticle> latest, List<ListWithIssues> shelves) {
        RenderContext context = context(site);
        List<ArticleView> articles =
                latest.stream().map(a -> context.views().article(0, a)).toList();
        List<PageVariables.ShelfView> shelfViews = shelves.stream()
                .map(s -> new PageVariables.ShelfView(context.views().list(s.list()), issues(context, s.issues())))
                .toList();
        HtmlHead head = PageHeads.of(
                        site, context, "", context.globals().paper().description(), "/")
                .with(views(context, feeds(site).ofAll()))
                .showing(PageHeads.picture(site, articles.stream().findFirst()))
                .saying(List.of(new StructuredData(site).site()));
        return themes.render(
                context.globals(),
                "front.ftlh",
                new PageVariables.Front(
                        head,
                        articles.stream().findFirst(),
                        articles.stream().skip(1).toList(),
                        shelfViews));
    }

    /// Renders a list's page as if all its issues were on it.
    ///
    /// @param issues newest first
    public String listPage(SiteUrls site, ListConfig list, List<Issue> issues) {
        return listPage(site, list, issues, ArchiveLinks.only("/" + list.name() + "/"));
    }

    /// Renders a list's page, or a further page of its archive.
    ///
    /// @param issues newest first
    public String listPage(SiteUrls site, ListConfig list, List<Issue> issues, ArchiveLinks links) {
        RenderContext context = context(site, list.language(), RenderTarget.CARDS);
        MailingListView view = context.views().list(list);
        List<IssueView> issueViews = issues(context, issues);
        HtmlHead head = PageHeads.of(site, context, view.title(), view.description(), links.address())
                .with(views(context, feeds(site).linkedFrom(list)))
                .showing(PageHeads.picture(site, issueViews.stream().findFirst().flatMap(IssueView::lead)))
                .saying(List.of(new StructuredData(site).way(List.of(step(view)))));
        var page = new PageVariables.ListPage(
                head, view, issueViews, link(site, links.newer()), link(site, links.older()));
        return themes.render(context.globals(), "list.ftlh", page);
    }

    /// Renders the page of the issues of all lists, or a further page of it.
    ///
    /// @param issues newest first
    public String issuesPage(SiteUrls site, List<Issue> issues, ArchiveLinks links) {
        RenderContext context = context(site);
        String title = context.words().of("archive");
        HtmlHead head = PageHeads.of(
                        site, context, title, context.globals().paper().description(), links.address())
                .with(views(context, feeds(site).ofAll()))
                .saying(List.of(new StructuredData(site).way(List.of(new Step(title, links.address())))));
        var entries = issues.stream()
                .flatMap(issue -> site.publicLists().stream()
                        .filter(list -> list.name().equals(issue.list()))
                        .map(list -> new PageVariables.ListedIssueView(
                                context.views().list(list), context.views().issue(issue))))
                .toList();
        var page = new PageVariables.IssuesPage(head, entries, link(site, links.newer()), link(site, links.older()));
        return themes.render(context.globals(), "issues.ftlh", page);
    }

    private static Step step(MailingListView list) {
        return new Step(list.title(), "/" + list.name() + "/");
    }

    static Optional<String> link(SiteUrls site, Optional<String> path) {
        return path.map(site.relative()::absolute);
    }

    /// Renders an issue's page as if its list had no other.
    public String issuePage(SiteUrls site, ListConfig list, Issue issue) {
        return issuePage(site, list, issue, Neighbours.none());
    }

    /// Renders an issue's page: the same articles as in the mail, in full.
    public String issuePage(SiteUrls site, ListConfig list, Issue issue, Neighbours<Issue> neighbours) {
        RenderContext context = context(site, list.language(), RenderTarget.ISSUE_PAGE);
        MailingListView listView = context.views().list(list);
        IssueView view = context.views().issue(issue);
        String description = view.lead().map(ArticleView::summary).orElse(listView.description());
        String title = view.headline() + " · " + view.label();
        String path = "/" + list.name() + "/" + issue.number();
        var data = new StructuredData(site);
        HtmlHead head = PageHeads.of(site, context, title, description, path)
                .with(views(context, feeds(site).linkedFrom(list)))
                .showing(PageHeads.picture(site, view.lead()))
                .asArticle(new ArticleMetaView(
                        view.isoDate(), view.isoDate(), Optional.empty(), Optional.of(listView.title()), List.of()))
                .saying(List.of(
                        data.issue(listView, view, path),
                        data.way(List.of(step(listView), new Step(view.label(), path)))));
        return themes.render(
                context.globals(),
                "issue.ftlh",
                new PageVariables.IssuePage(
                        head,
                        listView,
                        view,
                        neighbours.previous().map(other -> neighbour(context, other)),
                        neighbours.next().map(other -> neighbour(context, other))));
    }

    private static NeighbourView neighbour(RenderContext context, Issue issue) {
        IssueView view = context.views().issue(issue);
        String lang = view.lead().map(ArticleView::lang).orElse(context.words().lang());
        return new NeighbourView(view.headline(), view.url(), lang, TextDirection.of(lang));
    }

    /// Renders an article's page as if its lists had no other.
    public String articlePage(
            SiteUrls site, StoredArticle stored, List<StoredArticle> versions, List<ListConfig> lists) {
        var surroundings =
                new ArticleSurroundings(versions, lists, UnaryOperator.identity(), !lists.isEmpty(), Neighbours.none());
        return articlePage(site, stored, surroundings);
    }

    /// Renders an article's page. Its canonical address is the original's, if it came from elsewhere.
    public String articlePage(SiteUrls site, StoredArticle stored, ArticleSurroundings surroundings) {
        return new ArticlePageRenderer(themes, theme, site).page(stored, surroundings);
    }

    /// Renders the page for an unknown address.
    public String notFoundPage(SiteUrls site) {
        RenderContext context = context(site);
        return themes.render(
                context.globals(),
                "not_found.ftlh",
                new PageVariables.NotFound(PageHeads.hidden(context, "not_found_title")));
    }

    /// Renders the local inbox.
    public String mailboxPage(SiteUrls site, InboxPageData inbox) {
        RenderContext context = context(site);
        var page = new InboxViewBuilder(context.views(), inbox).page(PageHeads.hidden(context, "mailbox_title"));
        return themes.render(context.globals(), "mailbox.ftlh", page);
    }

    private static List<IssueView> issues(RenderContext context, List<Issue> issues) {
        return issues.stream().map(context.views()::issue).toList();
    }

    private RenderContext context(SiteUrls site) {
        return context(site, site.publication().language(), RenderTarget.CARDS);
    }

    private RenderContext context(SiteUrls site, String lang, RenderTarget target) {
        return themes.context(site.relative(), theme, lang, target);
    }

    private FeedDefinitions feeds(SiteUrls site) {
        return new FeedDefinitions(site.publication(), themes, theme);
    }

    static List<FeedLinksView> views(RenderContext context, List<FeedDefinition> feeds) {
        return feeds.stream().map(context.views()::feedLinks).toList();
    }

    private record Nothing() {}
}
