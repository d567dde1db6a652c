package gazette;

import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.articles.ReadArticle;
import gazette.articles.Slug;
import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.ConfigReading;
import gazette.config.ListConfig;
import gazette.config.Show;
import gazette.config.Showing;
import gazette.issues.Composer;
import gazette.issues.Issue;
import gazette.press.ReadSources;
import gazette.render.Channels;
import gazette.render.Edition;
import gazette.render.FeedDirectory;
import gazette.render.Leaving;
import gazette.render.MailLinks;
import gazette.render.Mails;
import gazette.render.Offer;
import gazette.render.Pages;
import gazette.render.PreferencesForm;
import gazette.render.ReaderPages;
import gazette.render.Shelf;
import gazette.render.SignUpForm;
import gazette.render.Site;
import gazette.render.Themes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The sample paper's articles as one issue, in any theme: some in full, some as summaries.
final class SampleIssue {
    static final List<String> THEMES = List.of("plain", "magazine", "zh");
    private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
    private static final String HOME = "https://lamplight.example.org";
    private static final Showing SHOWING =
            new Showing(Show.FULL, Map.of("Time", Show.SUMMARY, "Mail & feeds", Show.SUMMARY));

    private final Config config = config();
    private final Site site = new Site(config.publication(), URI.create(HOME));
    private final ListConfig list = config.list("lamplight");
    private final Themes themes = new Themes(Path.of("templates"));
    private final List<FiledArticle> articles = articles();
    private final Issue issue = new Issue(
            list.name(),
            12,
            "tag:1",
            "Lamplight №12: Start with your name",
            DATE,
            new Composer(list).sections(articles));

    Edition letter(String theme) {
        var links = new MailLinks(HOME + "/u/0123456789", Optional.of(HOME + "/lamplight/12"));
        return new Mails(themes).edition(site, list, theme, issue, links, SHOWING);
    }

    /// The letter's HTML, with pictures that a browser finds on this machine.
    String letterWithPictures(String theme) {
        return withPictures(letter(theme).html());
    }

    /// The pages by name, with pictures and a style sheet that a browser finds on this machine.
    ///
    /// @param sheet takes the place of `/style.css`
    Map<String, String> pages(String theme, String sheet) {
        var pages = new Pages(themes, theme);
        var named = new LinkedHashMap<String, String>();
        named.put("front", pages.frontPage(site, articles, List.of(new Shelf(list, List.of(issue)))));
        named.put("list", pages.listPage(site, list, List.of(issue)));
        named.put("issue", pages.issuePage(site, list, issue));
        named.put("article", pages.articlePage(site, articles.getFirst(), List.of(list)));
        var channels = new Channels(site.publication(), themes, theme);
        named.put(
                "feeds",
                new FeedDirectory(themes, theme)
                        .page(
                                site,
                                Stream.concat(channels.ofAll().stream(), channels.ofList(list).stream())
                                        .toList()));
        named.putAll(readerPages(theme));
        named.replaceAll((name, html) -> withPictures(html).replace("href=\"/style.css\"", "href=\"" + sheet + "\""));
        return named;
    }

    private Map<String, String> readerPages(String theme) {
        var pages = new ReaderPages(themes, site, theme, "en");
        var chinese = new ReaderPages(themes, site, theme, "zh");
        var languages = List.of("en", "zh");
        List<Cadence> cadences = List.of(Cadence.WEEKLY, Cadence.MONTHLY);
        var offer = new Offer(list, cadences, true, Cadence.WEEKLY, List.of("Time"), Optional.empty());
        var wrong = new SignUpForm(
                SignUpForm.State.FORM, "a@", "Ada", "1", Set.of("email", "list"), List.of(offer), languages);
        var sent = new SignUpForm(SignUpForm.State.SENT, "", "", "1", Set.of(), List.of(), languages);
        var said = new PreferencesForm.Statement(DATE, "joined", list.title(), "page");
        var form = new PreferencesForm(
                "/p", true, Set.of(), "ada@example.org", "Ada", "en", languages, List.of(offer), List.of(said));
        var rather = new Leaving.Rather(cadences, List.copyOf(list.topics().keySet()));
        return Map.of(
                "subscribe", pages.subscribe(wrong),
                "sent", chinese.subscribe(sent),
                "confirm", pages.confirm(List.of(list), "/c"),
                "preferences", chinese.preferences(form),
                "link", pages.askForLink("", Set.of("email"), languages),
                "unsubscribe", pages.unsubscribe(new Leaving.Done(list.title(), Optional.of("1"), rather), "/u"),
                "unknown", pages.unknownLink());
    }

    String stylesheet(String theme) {
        return new Pages(themes, theme).stylesheet(site);
    }

    private String withPictures(String html) {
        String shown = html;
        for (FiledArticle filed : articles) {
            for (var picture : filed.article().pictures()) {
                String file = "\"" + picture.file().toAbsolutePath().toUri();
                shown = shown.replace("\"" + HOME + "/i/" + picture.name(), file)
                        .replace("\"/i/" + picture.name(), file);
            }
        }
        return shown;
    }

    private List<FiledArticle> articles() {
        var filed = new ArrayList<FiledArticle>();
        for (ReadArticle read :
                ReadSources.read(config, InstantSource.fixed(DATE)).articles()) {
            Article article = read.article();
            String slug = Slug.of(article.title(), article.key());
            filed.add(new FiledArticle(filed.size() + 1, slug, "tag:" + slug, DATE, DATE, article));
        }
        filed.sort(Comparator.comparing(FiledArticle::date).reversed());
        return List.copyOf(filed);
    }

    private static Config config() {
        return switch (new ConfigReader().read(Path.of("."), Map.of())) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }
}
