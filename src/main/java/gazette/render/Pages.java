package gazette.render;

import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.view.ArticleView;
import gazette.render.view.ChannelView;
import gazette.render.view.Head;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.ListView;
import gazette.render.view.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Sets web pages. Their links are relative to the host, so that they hold at whatever name the site is reached; what
/// others quote (canonical, Open Graph) is absolute. Safe for many threads.
public final class Pages {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public Pages(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// The style sheet of all pages, to be served at `/style.css`.
    public String stylesheet(Site site) {
        Setting setting = setting(site, site.publication().language(), Medium.CARDS);
        return themes.set(setting.frame(), "style.css", new Nothing());
    }

    /// The style sheet of feeds that are opened in a browser, to be served at `/feed.css`.
    public String feedStylesheet(Site site) {
        Setting setting = setting(site, site.publication().language(), Medium.CARDS);
        return themes.set(setting.frame(), "feed.css", new Nothing());
    }

    /// The front page.
    ///
    /// @param latest public articles, the one to lead with first
    /// @param shelves public lists
    public String frontPage(Site site, List<FiledArticle> latest, List<Shelf> shelves) {
        Setting setting = setting(site, site.publication().language(), Medium.CARDS);
        List<ArticleView> articles =
                latest.stream().map(a -> setting.typesetter().article(0, a)).toList();
        List<Page.ShelfView> shelfViews = shelves.stream()
                .map(s -> new Page.ShelfView(setting.typesetter().list(s.list()), issues(setting, s.issues())))
                .toList();
        Head head = head(site, "", setting.frame().paper().description(), "/")
                .with(views(setting, channels(site).ofAll()));
        return themes.set(
                setting.frame(),
                "front.ftlh",
                new Page.Front(
                        head,
                        articles.stream().findFirst(),
                        articles.stream().skip(1).toList(),
                        shelfViews));
    }

    /// A list's page.
    ///
    /// @param issues newest first
    public String listPage(Site site, ListConfig list, List<Issue> issues) {
        Setting setting = setting(site, list.language(), Medium.CARDS);
        ListView view = setting.typesetter().list(list);
        Head head = head(site, view.title(), view.description(), "/" + list.name() + "/")
                .with(views(setting, channels(site).around(list)));
        return themes.set(setting.frame(), "list.ftlh", new Page.ListPage(head, view, issues(setting, issues)));
    }

    /// An issue's page: the same articles as in the mail, in full.
    public String issuePage(Site site, ListConfig list, Issue issue) {
        Setting setting = setting(site, list.language(), Medium.ISSUE_PAGE);
        ListView listView = setting.typesetter().list(list);
        IssueView view = setting.typesetter().issue(issue);
        String description = view.lead().map(ArticleView::summary).orElse(listView.description());
        Head head = head(site, view.title(), description, "/" + list.name() + "/" + issue.number())
                .with(views(setting, channels(site).around(list)))
                .as(
                        "article",
                        view.lead()
                                .flatMap(ArticleView::cover)
                                .map(ImageView::url)
                                .map(site::absolute));
        return themes.set(setting.frame(), "issue.ftlh", new Page.IssuePage(head, listView, view));
    }

    /// An article's page. Its canonical address is the original's, if it came from elsewhere.
    ///
    /// @param lists the public lists whose issues hold it
    public String articlePage(Site site, FiledArticle filed, List<ListConfig> lists) {
        Setting setting = setting(site, site.publication().language(), Medium.ARTICLE_PAGE);
        ArticleView view = setting.typesetter().article(0, filed);
        String canonical = view.original().orElse("/a/" + filed.slug());
        Head head = head(site, view.title(), view.summary(), canonical)
                .with(views(setting, channels(site).around(filed.article(), lists)))
                .as("article", view.cover().map(ImageView::url).map(site::absolute));
        return themes.set(setting.frame(), "article.ftlh", new Page.ArticlePage(head, view));
    }

    /// What is shown where nothing is.
    public String notFoundPage(Site site) {
        Setting setting = setting(site, site.publication().language(), Medium.CARDS);
        return themes.set(setting.frame(), "not_found.ftlh", new Page.NotFound(hiddenHead(setting, "not_found_title")));
    }

    /// The local mailbox.
    public String mailboxPage(Site site, Mailbox mailbox) {
        Setting setting = setting(site, site.publication().language(), Medium.CARDS);
        var page = new MailboxSetter(setting.typesetter(), mailbox).page(hiddenHead(setting, "mailbox_title"));
        return themes.set(setting.frame(), "mailbox.ftlh", page);
    }

    private static List<IssueView> issues(Setting setting, List<Issue> issues) {
        return issues.stream().map(setting.typesetter()::issue).toList();
    }

    private Setting setting(Site site, String lang, Medium medium) {
        return themes.setting(relative(site), theme, lang, medium);
    }

    private Channels channels(Site site) {
        return new Channels(site.publication(), themes, theme);
    }

    static List<ChannelView> views(Setting setting, List<Channel> channels) {
        return channels.stream().map(setting.typesetter()::channel).toList();
    }

    /// The same site, with addresses that hold at whatever name it is reached.
    public static Site relative(Site site) {
        String path = site.url().getPath();
        return new Site(site.publication(), URI.create(path == null ? "" : path));
    }

    private record Nothing() {}

    static Head head(Site site, String title, String description, String canonical) {
        return new Head(
                title, description, Optional.of(site.absolute(canonical)), Optional.empty(), "website", List.of());
    }

    private static Head hiddenHead(Setting setting, String title) {
        String description = setting.frame().paper().description();
        return new Head(
                setting.words().of(title), description, Optional.empty(), Optional.empty(), "website", List.of());
    }
}
