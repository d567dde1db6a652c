package gazette;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.ListConfig;
import gazette.config.Slug;
import gazette.issues.Issue;
import gazette.issues.SectionBuilder;
import gazette.press.ingest.ParseArticleFolders;
import gazette.render.SiteUrls;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.render.pages.ArchiveLinks;
import gazette.render.pages.FeedDirectoryRenderer;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.ListWithIssues;
import gazette.render.pages.PageRenderer;
import gazette.render.pages.PreferencesForm;
import gazette.render.pages.SignUpForm;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.render.pages.TopicDefinition;
import gazette.render.pages.TopicPageRenderer;
import gazette.render.pages.UnsubscribePageData;
import gazette.render.themes.Themes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A paper's articles as one issue, in any theme: some in full, some as summaries.
final class SampleIssue {
    static final List<String> THEMES = List.of("plain", "magazine", "zh", "quiet", "digest", "gallery", "typewriter");
    /// The pages that stand for all of a theme's in the usual run, which tries every page of `plain` only: what other
    /// themes have of their own is on these. `-Dexam=long` tries every page of every theme.
    private static final Map<String, Set<String>> SOME_PAGES = "long".equals(System.getProperty("exam"))
            ? Map.of()
            : Map.of(
                    "magazine", Set.of("front", "issue", "article", "preferences"),
                    "zh", Set.of("front", "issue", "article", "preferences"),
                    "quiet", Set.of("issue"),
                    "digest", Set.of("front"),
                    "gallery", Set.of("front"),
                    "typewriter", Set.of("issue"));
    private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
    private static final String HOME = "https://lamplight.example.org";
    private static final ArticleDetailBySection SHOWING = new ArticleDetailBySection(
            ArticleDetail.FULL, Map.of("Time", ArticleDetail.SUMMARY, "Mail & feeds", ArticleDetail.SUMMARY));

    private final Config config;
    private final SiteUrls site;
    private final ListConfig list;
    private final Themes themes = new Themes(Path.of("templates"));
    private final List<StoredArticle> articles;
    private final Issue issue;

    /// The sample paper.
    SampleIssue() {
        this(Path.of("."), "lamplight", "Lamplight #12: Start with your name");
    }

    /// A paper of three articles, one of them Chinese, without pictures.
    static SampleIssue bare() {
        return new SampleIssue(Path.of("src/test/resources/bare"), "harbour", "港口来信 #12: The tide table nobody prints");
    }

    private SampleIssue(Path workspace, String name, String title) {
        this.config = config(workspace);
        this.site = new SiteUrls(
                config.publication(),
                URI.create(HOME),
                config.lists().values().stream().filter(ListConfig::isPublic).toList());
        this.list = config.list(name);
        this.articles = articles();
        this.issue = new Issue(list.name(), 12, "tag:1", title, DATE, new SectionBuilder(list).sections(articles));
    }

    RenderedMail letter(String theme) {
        var links = new MailLinks(HOME + "/u/0123456789", Optional.of(HOME + "/lamplight/12"));
        return new MailRenderer(themes).renderIssue(site, list, theme, issue, links, SHOWING);
    }

    /// The letter's HTML, with pictures that a browser finds on this machine.
    String letterWithPictures(String theme) {
        return withPictures(letter(theme).html());
    }

    /// Whether every page of a theme, and its letter in every way, is tried in this run.
    static boolean whole(String theme) {
        return !SOME_PAGES.containsKey(theme);
    }

    /// The pages by name that are to be tried, with pictures and a style sheet that a browser finds on this machine.
    ///
    /// @param sheet takes the place of `/style.css`
    Map<String, String> pages(String theme, String sheet) {
        Map<String, String> pages = allPages(theme, sheet);
        if (!whole(theme)) {
            pages.keySet().retainAll(SOME_PAGES.get(theme));
        }
        return pages;
    }

    /// All pages by name, likewise.
    Map<String, String> allPages(String theme, String sheet) {
        var renderer = new PageRenderer(themes, theme);
        var named = new LinkedHashMap<String, String>();
        named.put("front", renderer.frontPage(site, articles, List.of(new ListWithIssues(list, List.of(issue)))));
        named.put("list", renderer.listPage(site, list, List.of(issue)));
        named.put("nothing", renderer.listPage(site, list, List.of()));
        named.put("issue", renderer.issuePage(site, list, issue));
        named.put("article", renderer.articlePage(site, articles.getFirst(), List.of(), List.of(list)));
        var feeds = new FeedDefinitions(site.publication(), themes, theme);
        var topics = new TopicPageRenderer(themes, theme);
        var tag = new TopicDefinition("time", "/tag/time", Optional.empty(), Set.of(), 2, feeds.articles(list));
        var links = new ArchiveLinks("/tag/time", Optional.empty(), Optional.of("/tag/time/archive/1"));
        named.put("topic", topics.topicPage(site, tag, articles, links));
        named.put("topics", topics.topicsPage(site, List.of(tag)));
        named.put(
                "feeds",
                new FeedDirectoryRenderer(themes, theme)
                        .page(
                                site,
                                Stream.concat(feeds.ofAll().stream(), feeds.ofList(list).stream())
                                        .toList()));
        named.putAll(readerPages(theme));
        named.replaceAll((name, html) -> withPictures(html).replace("href=\"/style.css\"", "href=\"" + sheet + "\""));
        return named;
    }

    /// The front page with so many of the articles beside the lead, from the beginning again where there are no more.
    String front(String theme, String sheet, int cards) {
        List<StoredArticle> shown = IntStream.rangeClosed(0, cards)
                .mapToObj(i -> articles.get(i % articles.size()))
                .toList();
        return withPictures(new PageRenderer(themes, theme)
                        .frontPage(site, shown, List.of(new ListWithIssues(list, List.of(issue)))))
                .replace("href=\"/style.css\"", "href=\"" + sheet + "\"");
    }

    private Map<String, String> readerPages(String theme) {
        var pages = new SubscriberPageRenderer(themes, site, theme, "en");
        var chinese = new SubscriberPageRenderer(themes, site, theme, "zh");
        var languages = List.of("en", "zh");
        List<Cadence> cadences = List.of(Cadence.WEEKLY, Cadence.MONTHLY);
        var choice = new ListPreferences(list, cadences, true, Cadence.WEEKLY, List.of("Time"), Optional.empty());
        var wrong = new SignUpForm(
                SignUpForm.State.FORM, "a@", "Ada", "1", Set.of("email", "list"), List.of(choice), languages);
        var sent = new SignUpForm(SignUpForm.State.SENT, "", "", "1", Set.of(), List.of(), languages);
        var said = new PreferencesForm.Statement(DATE, "joined", list.title(), "page");
        var form = new PreferencesForm(
                "/p", true, Set.of(), "ada@example.org", "Ada", "en", languages, List.of(choice), List.of(said));
        var rather = new UnsubscribePageData.Alternatives(
                cadences, List.copyOf(list.topics().keySet()));
        return Map.of(
                "subscribe", pages.subscribe(wrong),
                "sent", chinese.subscribe(sent),
                "confirm", pages.confirm(List.of(list), "/c"),
                "preferences", chinese.preferences(form),
                "link", pages.askForLink("", Set.of("email"), languages),
                "unsubscribe",
                        pages.unsubscribe(new UnsubscribePageData.Done(list.title(), Optional.of("1"), rather), "/u"),
                "unknown", pages.unknownLink());
    }

    String stylesheet(String theme) {
        return new PageRenderer(themes, theme).stylesheet(site);
    }

    private String withPictures(String html) {
        String shown = html;
        for (StoredArticle stored : articles) {
            for (var image : stored.article().content().images()) {
                String file = "\"" + image.file().toAbsolutePath().toUri();
                shown = shown.replace("\"" + HOME + "/i/" + image.name(), file).replace("\"/i/" + image.name(), file);
            }
        }
        return shown;
    }

    private List<StoredArticle> articles() {
        var stored = new ArrayList<StoredArticle>();
        var works = new HashSet<String>();
        for (ParsedArticle read :
                ParseArticleFolders.read(config, InstantSource.fixed(DATE)).articles()) {
            Article article = read.article();
            if (!works.add(article.origin().work())) {
                continue; // a translation
            }
            String slug = Slug.ofTitle(article.title(), article.key());
            stored.add(new StoredArticle(stored.size() + 1, slug, "tag:" + slug, DATE, DATE, article));
        }
        stored.sort(Comparator.comparing(StoredArticle::date).reversed());
        return List.copyOf(stored);
    }

    private static Config config(Path workspace) {
        return switch (new ConfigReader().read(workspace, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }
}
