package gazette.render;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import gazette.config.ArticleDetailBySection;
import gazette.config.ArticleFilter;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.Cron;
import gazette.config.DatabaseConfig;
import gazette.config.FetchConfig;
import gazette.config.FromAddress;
import gazette.config.IssueLimits;
import gazette.config.IssuePresentation;
import gazette.config.ListConfig;
import gazette.config.ListMailConfig;
import gazette.config.MailConfig;
import gazette.config.PictureStore;
import gazette.config.PublicationConfig;
import gazette.config.ScheduleConfig;
import gazette.config.ScheduleRecipients;
import gazette.config.ScheduleTiming;
import gazette.config.SignupConfig;
import gazette.config.SubjectTemplate;
import gazette.config.WebConfig;
import gazette.config.WebSubConfig;
import gazette.config.WelcomePolicy;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedPageLinks;
import gazette.render.mail.MailLinks;
import gazette.render.themes.Themes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sample paper of this room's tests.
public final class RenderFixture {
    public static final Instant NOW = Instant.parse("2026-10-12T06:00:00Z");
    public static final PublicationConfig PUBLICATION = new PublicationConfig(
            "Lamplight 灯下",
            "A bilingual weekly on tools that last. 一份谈论耐用工具的双语周刊。",
            "en",
            ZoneId.of("Europe/Berlin"),
            Optional.of(URI.create("https://lamplight.example")),
            Optional.of("Lamplight, 7 Harbour Lane, 20457 Hamburg"));
    public static final ListConfig WEEKLY = list("weekly", "Lamplight Weekly", "Every Monday, the week's best.", "en");
    public static final ListConfig CHINESE = list("zhoukan", "灯下周刊", "每周一封，慢慢读。", "zh-CN");
    public static final SiteUrls SITE =
            new SiteUrls(PUBLICATION, URI.create("https://lamplight.example"), List.of(WEEKLY, CHINESE));
    public static final ListConfig PRIVATE = list("inner", "Inner circle", "For some.", "en", false);
    public static final MailLinks LINKS = new MailLinks(
            "https://lamplight.example/u/@@UNSUBSCRIBE@@", Optional.of("https://lamplight.example/weekly/7"));

    private RenderFixture() {}

    public static Themes themes() {
        return new Themes(Path.of("/no/such/templates"));
    }

    static ListConfig list(String name, String title, String description, String language) {
        return list(name, title, description, language, true);
    }

    public static ListConfig list(String name, String title, String description, String language, String theme) {
        return list(name, title, description, language, true, theme);
    }

    private static ListConfig list(String name, String title, String description, String language, boolean isPublic) {
        return list(name, title, description, language, isPublic, "plain");
    }

    private static ListConfig list(
            String name, String title, String description, String language, boolean isPublic, String theme) {
        return new ListConfig(
                name,
                List.of(),
                title,
                description,
                isPublic,
                language,
                theme,
                ListMailConfig.from(new FromAddress("Lamplight", "paper@lamplight.example")),
                List.of(Cadence.WEEKLY),
                Map.of(),
                new SignupConfig(false, WelcomePolicy.LETTER));
    }

    /// Where a schedule's subject stands in its file.
    public static final int SUBJECT_LINE = 3;

    public static ScheduleConfig schedule(Optional<String> subject) {
        return schedule("weekly", subject);
    }

    public static ScheduleConfig schedule(String list, Optional<String> subject) {
        return new ScheduleConfig(
                "weekly",
                Path.of("schedules/weekly.yaml"),
                new ScheduleRecipients(list, Cadence.WEEKLY, Optional.empty()),
                new ScheduleTiming(
                        new Cron("every Monday 08:00", List.of("0 0 8 ? * MON")),
                        PUBLICATION.zone(),
                        Duration.ofHours(6),
                        false,
                        List.of()),
                ArticleFilter.ALL,
                IssueLimits.DEFAULTS,
                new IssuePresentation(
                        ArticleDetailBySection.EVERYTHING,
                        subject.map(text -> new SubjectTemplate(text, SUBJECT_LINE)),
                        Optional.empty()),
                Optional.empty());
    }

    public static Config config(Path workspace, ListConfig list, ScheduleConfig schedule) {
        return new Config(
                workspace,
                workspace.resolve("data"),
                new DatabaseConfig.Sqlite(workspace.resolve("data/gazette.db")),
                PictureStore.FOLDER,
                PUBLICATION,
                new WebConfig("127.0.0.1", 8080, List.of()),
                Map.of(),
                FetchConfig.PUBLIC,
                WebSubConfig.NONE,
                MailConfig.LOCAL,
                Map.of(list.name(), list),
                Map.of(schedule.name(), schedule),
                List.of(),
                Map.of());
    }

    public static Issue issue() {
        return issue(
                7,
                "Lamplight Weekly #7: The hour that happens twice",
                new Section("", List.of(clocks(), lighthouse())),
                new Section("Small machines & 小机器", List.of(chinese(), bare())));
    }

    public static Issue issue(long number, String title, Section... sections) {
        return new Issue(
                "weekly",
                number,
                "tag:lamplight.example,2026:weekly/" + number,
                title,
                NOW.minus(Duration.ofDays(7 * (7 - number))),
                List.of(sections));
    }

    public static Feed feed(List<StoredArticle> articles) {
        return new Feed(
                "tag:lamplight.example,2026:weekly",
                "Lamplight Weekly",
                "Every Monday, the week's best.",
                "Lamplight",
                "https://lamplight.example/weekly/",
                "en",
                "/feed.css",
                FeedPageLinks.only("https://lamplight.example/weekly/feed"),
                articles.stream()
                        .map(a -> FeedItem.of(SITE, a).updated())
                        .max(Instant::compareTo)
                        .orElse(Feed.NEVER),
                articles.stream().map(a -> FeedItem.of(SITE, a)).toList());
    }

    public static StoredArticle clocks() {
        return filed(
                1,
                "the-hour-that-happens-twice",
                "2026-10-09T09:30:00+02:00",
                new Draft("The hour that happens twice")
                        .author("Mara Lindqvist")
                        .place("Hamburg")
                        .cover("two-clocks.png")
                        .tags("time", "cron")
                        .summary(
                                "Twice a year the clocks disagree with themselves, and everything that runs at half past two"
                                        + " has to decide what it meant.")
                        .html("""
                        <p>Twice a year the clocks <em>disagree with themselves</em>, and everything that runs at half past two has to decide what it meant. See the <a href="https://example.org/tz?a=1&amp;b=2">time zone database</a> and <a href="#fn1">the note</a>.</p>
                        <h2 id="what-happens">What happens</h2>
                        <table><thead><tr><th>Local time</th><th>Spring</th><th align="right">Autumn</th></tr></thead><tbody><tr><td>01:30</td><td>once</td><td align="right">1</td></tr><tr><td>02:30</td><td>never</td><td align="right">2</td></tr></tbody></table>
                        <blockquote><p>A schedule is a promise made in a language of wall clocks.</p></blockquote>
                        <pre><code class="language-sh"># the hour that happens twice
                        TZ=Europe/Berlin date -d '2026-10-25 02:30' --iso-8601=seconds | tee -a /var/log/a-rather-long-name/hours-that-happen-twice.log
                        </code></pre>
                        <ul><li>Store instants.</li><li>Show local times, with <code>zone</code>.</li><li>Test the night itself.</li></ul>
                        <p id="fn1">1. Or three times, in Lord Howe's half hours.</p>
                        """)
                        .text(
                                "Twice a year the clocks disagree with themselves. See the time zone database [1].\n\n[1] https://example.org/tz?a=1&b=2")
                        .article("en"));
    }

    /// The same under another address.
    public static StoredArticle clocksAgain() {
        StoredArticle clocks = clocks();
        return new StoredArticle(
                11, "the-hour-again", clocks.feedId() + "2", clocks.firstSeen(), clocks.updated(), clocks.article());
    }

    public static StoredArticle lighthouse() {
        return filed(
                2,
                "a-lighthouse-for-feeds",
                "2026-10-08T18:00:00+02:00",
                new Draft("A lighthouse for feeds")
                        .author("Tomás Rivera")
                        .cover("lighthouse.png")
                        .tags("feeds")
                        .link("https://blog.example.net/lighthouse")
                        .summary(
                                "Conditional requests let ten thousand readers ask the same question and be answered with a nod.")
                        .html("""
                        <p>Conditional requests let ten thousand readers ask the same question and be answered with a nod.</p>
                        <p><img src="/i/lighthouse.png" alt="A lighthouse over a calm sea"></p>
                        <ol><li>Ask with <code>If-None-Match</code>.</li><li>Hear <strong>304</strong>.</li></ol>
                        """)
                        .text(
                                "Conditional requests let ten thousand readers ask the same question.\n\n[A lighthouse over a calm sea: /i/lighthouse.png]")
                        .article("en"));
    }

    public static StoredArticle chinese() {
        return filed(
                3,
                "bei-wang-lu",
                "2026-10-07T20:15:00+08:00",
                new Draft("三份备份、两种介质、一次演练：给普通人的数据备忘录")
                        .author("林晚舟")
                        .place("成都")
                        .cover("backup.png")
                        .tags("备份", "工具")
                        .summary("备份不是买一块硬盘，而是在还没有出事的时候，先把出事那天要做的事做一遍。")
                        .html("""
                        <p>备份不是买一块硬盘，而是在还没有出事的时候，先把<strong>出事那天要做的事</strong>做一遍。“三二一”原则说起来很短，做起来也不难。</p>
                        <h2>三二一</h2>
                        <table><thead><tr><th>数字</th><th>含义</th><th>做法</th></tr></thead><tbody><tr><td>三</td><td>三份数据</td><td>原件也算一份</td></tr><tr><td>二</td><td>两种介质</td><td>硬盘与对象存储</td></tr></tbody></table>
                        <blockquote><p>没有演练过的备份，只是一种愿望。</p></blockquote>
                        <p><img src="/i/backup.png" alt="三块硬盘与一盏灯"></p>
                        <pre><code>rsync -a --delete ~/文档/ backup:/文档/
                        </code></pre>
                        """)
                        .text("备份不是买一块硬盘，而是在还没有出事的时候，先把出事那天要做的事做一遍。")
                        .article("zh"));
    }

    public static StoredArticle bare() {
        return filed(
                4,
                "emoji",
                "2026-10-06T08:00:00Z",
                new Draft("Plain text keeps 📜")
                        .summary("A format is as long-lived as the simplest program that reads it.")
                        .html("<p>A format is as long-lived as the simplest program that reads it. 📜</p>")
                        .text("A format is as long-lived as the simplest program that reads it. 📜")
                        .article("en"));
    }

    public static StoredArticle titled(String title) {
        return filed(
                9,
                "nine",
                "2026-10-06T08:00:00Z",
                new Draft(title).summary(title).author(title).tags(title).article("en"));
    }

    public static StoredArticle filed(long id, String slug, String published, Article article) {
        Instant date = OffsetDateTime.parse(published).toInstant();
        Article dated = new Article(
                new ArticleOrigin(article.source(), article.origin().file(), slug),
                article.title(),
                new Byline(
                        article.author(),
                        Optional.of(OffsetDateTime.parse(published)),
                        article.byline().place()),
                article.link(),
                article.lang(),
                article.tags(),
                article.content(),
                PublishingOptions.NONE);
        return new StoredArticle(
                id, slug, "tag:lamplight.example,2026:a/" + slug, date, date.plus(Duration.ofHours(id)), dated);
    }

    /// An article in the making.
    public static final class Draft {
        private final String title;
        private Optional<String> author = Optional.empty();
        private Optional<String> place = Optional.empty();
        private Optional<String> link = Optional.empty();
        private Optional<String> cover = Optional.empty();
        private List<String> tags = List.of();
        private String html = "<p>Text.</p>";
        private String text = "Text.";
        private String summary = "";
        private List<ArticleImage> images = List.of();

        public Draft(String title) {
            this.title = title;
        }

        Draft author(String name) {
            author = Optional.of(name);
            return this;
        }

        Draft place(String name) {
            place = Optional.of(name);
            return this;
        }

        Draft link(String address) {
            link = Optional.of(address);
            return this;
        }

        Draft cover(String name) {
            cover = Optional.of("/i/" + name);
            images = List.of(new ArticleImage(name, Path.of("/pictures", name), 1200, 675));
            return this;
        }

        Draft image(String name, int width, int height) {
            images = List.of(new ArticleImage(name, Path.of("/pictures", name), width, height));
            return this;
        }

        Draft tags(String... some) {
            tags = Arrays.asList(some);
            return this;
        }

        public Draft summary(String sentence) {
            summary = sentence;
            return this;
        }

        public Draft html(String fragment) {
            html = fragment;
            return this;
        }

        public Draft text(String plain) {
            text = plain;
            return this;
        }

        public Article article(String lang) {
            return new Article(
                    new ArticleOrigin("seeds", Path.of("a.md"), title),
                    title,
                    new Byline(author, Optional.empty(), place),
                    link,
                    lang,
                    tags,
                    new ArticleBodyAndImages(cover, html, text, summary, images),
                    PublishingOptions.NONE);
        }
    }
}
