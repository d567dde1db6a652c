package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.FeedDefinition;
import gazette.render.LanguageName;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.TextDirection;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.FeedLinksView;
import gazette.render.view.HtmlHead;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.MailingListView;
import gazette.render.view.NeighbourView;
import gazette.render.view.PageVariables;
import gazette.render.view.SubscriberPageVariables.LanguageLink;
import gazette.render.view.TopicView;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        HtmlHead head = head(site, "", context.globals().paper().description(), "/")
                .with(views(context, feeds(site).ofAll()));
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
        HtmlHead head = head(site, view.title(), view.description(), links.address())
                .with(views(context, feeds(site).linkedFrom(list)));
        var page = new PageVariables.ListPage(
                head, view, issues(context, issues), link(site, links.newer()), link(site, links.older()));
        return themes.render(context.globals(), "list.ftlh", page);
    }

    /// Renders the page of the issues of all lists, or a further page of it.
    ///
    /// @param issues newest first
    public String issuesPage(SiteUrls site, List<Issue> issues, ArchiveLinks links) {
        RenderContext context = context(site);
        HtmlHead head = head(
                        site,
                        context.words().of("archive"),
                        context.globals().paper().description(),
                        links.address())
                .with(views(context, feeds(site).ofAll()));
        var entries = issues.stream()
                .flatMap(issue -> site.publicLists().stream()
                        .filter(list -> list.name().equals(issue.list()))
                        .map(list -> new PageVariables.ListedIssueView(
                                context.views().list(list), context.views().issue(issue))))
                .toList();
        var page = new PageVariables.IssuesPage(head, entries, link(site, links.newer()), link(site, links.older()));
        return themes.render(context.globals(), "issues.ftlh", page);
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
        HtmlHead head = head(site, title, description, "/" + list.name() + "/" + issue.number())
                .with(views(context, feeds(site).linkedFrom(list)))
                .as(
                        "article",
                        view.lead()
                                .flatMap(ArticleView::cover)
                                .map(ImageView::url)
                                .map(site::absolute));
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
        RenderContext context = context(site, site.publication().language(), RenderTarget.ARTICLE_PAGE);
        ArticleView view = context.views().article(0, stored);
        List<StoredArticle> versions = surroundings.versions();
        String canonical = view.original().orElse("/a/" + stored.slug());
        HtmlHead head = head(site, view.title(), view.summary(), canonical)
                .with(views(
                        context,
                        feeds(site).linkedFrom(stored.article(), surroundings.lists()).stream()
                                .map(surroundings.translatedFeed())
                                .toList()))
                .in(alternates(site, versions))
                .as("article", view.cover().map(ImageView::url).map(site::absolute));
        List<ListConfig> lists = surroundings.lists().isEmpty() ? site.publicLists() : surroundings.lists();
        return themes.render(
                context.globals(),
                "article.ftlh",
                new PageVariables.ArticlePage(
                        head,
                        view,
                        languages(site, stored, versions),
                        tags(context, stored, surroundings.inIssue()),
                        lists.stream().map(context.views()::list).toList(),
                        surroundings.neighbours().previous().map(other -> neighbour(site, other)),
                        surroundings.neighbours().next().map(other -> neighbour(site, other))));
    }

    private static List<TopicView> tags(RenderContext context, StoredArticle stored, boolean hasPages) {
        return stored.article().tags().stream()
                .map(tag -> context.views().topic(tag, SiteUrls.tagPath(tag).filter(_ -> hasPages), 0))
                .toList();
    }

    private static NeighbourView neighbour(SiteUrls site, StoredArticle stored) {
        String lang = stored.article().lang();
        return new NeighbourView(
                SingleLine.line(stored.article().title()),
                site.relative().article(stored.slug()),
                lang,
                TextDirection.of(lang));
    }

    /// Readers of other languages are sent to the version that was stored first.
    private static List<HtmlHead.AlternateView> alternates(SiteUrls site, List<StoredArticle> versions) {
        return versions.size() < 2
                ? List.of()
                : Stream.concat(
                                versions.stream()
                                        .map(version -> alternate(
                                                site, version.article().lang(), version)),
                                Stream.of(alternate(site, "x-default", versions.getFirst())))
                        .toList();
    }

    private static HtmlHead.AlternateView alternate(SiteUrls site, String lang, StoredArticle version) {
        return new HtmlHead.AlternateView(lang, site.article(version.slug()));
    }

    private static List<LanguageLink> languages(SiteUrls site, StoredArticle stored, List<StoredArticle> versions) {
        return versions.size() < 2
                ? List.of()
                : versions.stream()
                        .map(version -> new LanguageLink(
                                version.article().lang(),
                                LanguageName.of(version.article().lang()),
                                site.relative().article(version.slug()),
                                version.id() == stored.id()))
                        .toList();
    }

    /// Renders the page for an unknown address.
    public String notFoundPage(SiteUrls site) {
        RenderContext context = context(site);
        return themes.render(
                context.globals(),
                "not_found.ftlh",
                new PageVariables.NotFound(hiddenHead(context, "not_found_title")));
    }

    /// Renders the local inbox.
    public String mailboxPage(SiteUrls site, InboxPageData inbox) {
        RenderContext context = context(site);
        var page = new InboxViewBuilder(context.views(), inbox).page(hiddenHead(context, "mailbox_title"));
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

    static HtmlHead head(SiteUrls site, String title, String description, String canonical) {
        return new HtmlHead(
                title,
                description,
                Optional.of(site.absolute(canonical)),
                Optional.empty(),
                "website",
                List.of(),
                List.of());
    }

    /// Returns the head of a page that search engines should not know.
    static HtmlHead hiddenHead(RenderContext context, String title) {
        String description = context.globals().paper().description();
        return new HtmlHead(
                context.words().of(title),
                description,
                Optional.empty(),
                Optional.empty(),
                "website",
                List.of(),
                List.of());
    }
}
