package gazette.render;

import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.config.Show;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.view.ArticleView;
import gazette.render.view.ChannelView;
import gazette.render.view.FeedLink;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.ListView;
import gazette.render.view.PaperView;
import gazette.render.view.SectionView;
import gazette.sources.Printable;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Makes views out of articles, issues and lists, for one medium in one language.
final class Typesetter {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
    /// So many characters of a summary tell whether a text begins with it.
    private static final int OPENING = 24;

    /// Our own pictures in a text's list of links.
    private static final Pattern OUR_PICTURE = Pattern.compile("(?<![\\w/.:-])(?=/i/[a-z0-9]+\\.[a-z]{3,4}\\b)");

    private final Site site;
    private final Words words;
    private final Function<String, Words> lexicon;
    private final Medium medium;

    /// @param lexicon the words of any language, because an article is dated in its own
    Typesetter(Site site, Words words, Function<String, Words> lexicon, Medium medium) {
        this.site = site;
        this.words = words;
        this.lexicon = lexicon;
        this.medium = medium;
    }

    PaperView paper() {
        var publication = site.publication();
        return new PaperView(
                Plain.line(publication.title()),
                Plain.line(publication.description()),
                publication.language(),
                site.front(),
                publication.postalAddress().map(Plain::line),
                feeds(),
                site.absolute("/subscribe"),
                site.absolute("/search"),
                site.absolute("/preferences"));
    }

    private List<FeedLink> feeds() {
        return feedLinks(site.publication().title(), "/feed");
    }

    private List<FeedLink> feeds(ListConfig list) {
        return list.isPublic() ? feedLinks(list.title(), "/" + list.name() + "/feed") : List.of();
    }

    ChannelView channel(Channel channel) {
        return new ChannelView(
                Plain.line(channel.title()),
                Plain.line(channel.description()),
                site.absolute(channel.page()),
                channel.lang(),
                feedLinks(channel.title(), channel.address()));
    }

    /// @param address below the front page, without the extension
    private List<FeedLink> feedLinks(String title, String address) {
        return Arrays.stream(FeedKind.values())
                .map(kind -> new FeedLink(
                        Plain.line(title),
                        kind.title(),
                        kind.mediaType(),
                        site.absolute(address + "." + kind.extension())))
                .toList();
    }

    ListView list(ListConfig list) {
        return new ListView(
                list.name(),
                Plain.line(list.title()),
                Plain.line(list.description()),
                list.language(),
                site.list(list),
                list.isPublic(),
                feeds(list));
    }

    IssueView issue(Issue issue) {
        return issue(issue, Collections.nCopies(issue.articles().size(), Show.FULL));
    }

    /// @param show how much of each article is shown
    IssueView issue(Issue issue, List<Show> show) {
        List<SectionView> sections = sections(issue, show);
        List<ArticleView> articles =
                sections.stream().flatMap(s -> s.articles().stream()).toList();
        return new IssueView(
                issue.number(),
                words.of("issue_label", issue.number()),
                Plain.line(issue.title()),
                site.issue(issue.list(), issue.number()),
                date(issue.date()),
                iso(issue.date()),
                articles.stream().findFirst(),
                sections,
                articles);
    }

    ArticleView article(int number, FiledArticle filed) {
        return article(number, filed, Show.FULL);
    }

    /// Where an article can be read by itself; only in mails may there be no such place.
    Optional<String> url(FiledArticle filed) {
        return medium.url(filed, site.article(filed.slug()));
    }

    private ArticleView article(int number, FiledArticle filed, Show show) {
        Article article = filed.article();
        String url = site.article(filed.slug());
        return new ArticleView(
                number,
                Plain.line(article.title()),
                medium.url(filed, url),
                article.link(),
                article.link().flatMap(Typesetter::host),
                article.author().map(Plain::line),
                article.place().map(Plain::line),
                lexicon.apply(article.lang()).date(filed.date(), zone()),
                iso(filed.date()),
                article.cover().map(cover -> image(article, cover)),
                article.cover().filter(article.html()::contains).isPresent(),
                article.lang(),
                direction(article.lang()),
                article.tags(),
                Plain.line(article.summary()),
                plain(article.text()).contains(beginning(article.summary())),
                show.word(),
                show == Show.FULL ? medium.html(filed, url) : "",
                show == Show.FULL ? plain(article.text()) : "");
    }

    String date(Instant instant) {
        return words.date(instant, zone());
    }

    String time(Instant instant) {
        return words.time(instant, zone());
    }

    private ZoneId zone() {
        return site.publication().zone();
    }

    /// What has no title would seem to belong to the section before it.
    private List<SectionView> sections(Issue issue, List<Show> show) {
        List<SectionView> sections = new ArrayList<>();
        int number = 1;
        String untitled = "";
        for (Section section : issue.sections()) {
            List<ArticleView> articles = new ArrayList<>();
            for (FiledArticle article : section.articles()) {
                articles.add(article(number, article, show.get(number - 1)));
                number++;
            }
            String title = Plain.line(section.title());
            sections.add(new SectionView(title.isEmpty() ? untitled : title, List.copyOf(articles)));
            untitled = title.isEmpty() ? untitled : words.of("more");
        }
        return List.copyOf(sections);
    }

    private ImageView image(Article article, String address) {
        var ours = ArticleHtml.picture(article, address);
        return new ImageView(site.absolute(address), ours.map(p -> p.width()), ours.map(p -> p.height()));
    }

    private String plain(String text) {
        return OUR_PICTURE
                .matcher(Printable.of(text))
                .replaceAll(site.picture("").replaceAll("/i/$", ""))
                .strip();
    }

    /// Short enough to stand in one line of a text that is wrapped.
    private static String beginning(String summary) {
        return Plain.line(summary)
                .codePoints()
                .limit(OPENING)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String direction(String lang) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(lang).getLanguage()) ? "rtl" : "ltr";
    }

    private static Optional<String> host(String link) {
        try {
            return Optional.ofNullable(URI.create(link).getHost()).map(host -> host.replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
