package gazette.render;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.plaintext.BareAddressMarks;
import gazette.config.ArticleDetail;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Place;
import gazette.issues.Section;
import gazette.render.view.ArticleView;
import gazette.render.view.FeedLink;
import gazette.render.view.FeedLinksView;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.MailingListView;
import gazette.render.view.NoteView;
import gazette.render.view.PublicationView;
import gazette.render.view.SectionView;
import gazette.render.view.TopicView;
import gazette.sources.text.XmlSafeText;
import gazette.text.SiteName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Builds the views of articles, issues and lists for one target in one language.
public final class ViewBuilder {
    /// Gives how many characters of a summary are looked for in the text.
    private static final int BEGINNING_LENGTH = 24;

    /// Matches the addresses of our own images in a text's list of links.
    private static final Pattern IMAGE_PATH = Pattern.compile("(?=/i/[a-z0-9]+\\.[a-z]{3,4}\\b)(?<![\\w/.:-])");

    private final SiteUrls site;
    private final UiText uiText;
    private final Function<String, UiText> uiTextByLanguage;
    private final RenderTarget target;

    /// @param uiTextByLanguage the texts of any language, because an article's date is in its own
    public ViewBuilder(SiteUrls site, UiText uiText, Function<String, UiText> uiTextByLanguage, RenderTarget target) {
        this.site = site;
        this.uiText = uiText;
        this.uiTextByLanguage = uiTextByLanguage;
        this.target = target;
    }

    /// Returns the view of the publication.
    public PublicationView publication() {
        var publication = site.publication();
        return new PublicationView(
                SingleLine.line(publication.title()),
                SingleLine.line(publication.description()),
                publication.language(),
                site.front(),
                publication.postalAddress().map(SingleLine::line),
                feeds(),
                site.absolute("/subscribe"),
                site.absolute("/search"),
                site.absolute("/preferences"),
                site.publicLists().stream().map(this::list).toList(),
                initial(publication.title()),
                site.issues(),
                site.topics());
    }

    private List<FeedLink> feeds() {
        return feedLinks(site.publication().title(), "/feed");
    }

    private List<FeedLink> feeds(ListConfig list) {
        return list.isPublic() ? feedLinks(list.title(), "/" + list.name() + "/feed") : List.of();
    }

    /// Returns the view of a feed in its three formats.
    public FeedLinksView feedLinks(FeedDefinition feed) {
        return new FeedLinksView(
                SingleLine.line(feed.title()),
                SingleLine.line(feed.description()),
                site.absolute(feed.page()),
                feed.lang(),
                feedLinks(feed.title(), feed.address()));
    }

    /// @param address below the front page, without the extension
    private List<FeedLink> feedLinks(String title, String address) {
        return Arrays.stream(FeedFormat.values())
                .map(format -> new FeedLink(
                        SingleLine.line(title),
                        format.title(),
                        format.mediaType(),
                        site.absolute(address + "." + format.extension())))
                .toList();
    }

    /// Returns the view of a list.
    public MailingListView list(ListConfig list) {
        return new MailingListView(
                list.name(),
                SingleLine.line(list.title()),
                SingleLine.line(list.description()),
                list.language(),
                site.list(list),
                list.isPublic(),
                feeds(list),
                topics(list));
    }

    private List<TopicView> topics(ListConfig list) {
        return list.isPublic()
                ? list.topics().keySet().stream()
                        .filter(topic -> SiteUrls.topicPath(list, topic).isPresent())
                        .map(topic -> topic(topic, SiteUrls.topicPath(list, topic), 0))
                        .toList()
                : List.of();
    }

    /// Returns the view of a topic or a tag.
    ///
    /// @param path of its page, if it has one
    /// @param works how many articles have it
    public TopicView topic(String name, Optional<String> path, int works) {
        return new TopicView(SingleLine.line(name), path.map(site::absolute), works);
    }

    /// Returns the view of an issue with all articles in full.
    public IssueView issue(Issue issue) {
        return issue(
                issue, Collections.nCopies(issue.articles().size(), ArticleDetail.FULL), SubscriberSlots.fallbacks());
    }

    /// Returns the view of an issue for a letter.
    ///
    /// @param show how much of each article is shown
    /// @param slots collects what its notes say of the subscriber
    public IssueView issue(Issue issue, List<ArticleDetail> show, SubscriberSlots slots) {
        List<SectionView> sections = sections(issue, show);
        List<ArticleView> articles =
                sections.stream().flatMap(s -> s.articles().stream()).toList();
        Optional<ArticleView> lead = articles.stream().findFirst();
        String title = SingleLine.line(issue.title());
        return new IssueView(
                issue.number(),
                uiText.of("issue_label", issue.number()),
                title,
                lead.map(ArticleView::title).orElse(title),
                site.issue(issue.list(), issue.number()),
                date(issue.date()),
                iso(issue.date()),
                lead,
                sections,
                articles,
                note(issue, Place.INTRO, slots),
                note(issue, Place.OUTRO, slots));
    }

    private Optional<NoteView> note(Issue issue, Place place, SubscriberSlots slots) {
        return IssueNote.in(issue.notes(), place, uiText.lang())
                .map(note -> note.filled(
                        field -> slots.text(List.of(field.name()), field.fallback()), SubscriberSlot::escaped))
                .map(note -> new NoteView(note.html(), note.text().strip()));
    }

    /// Returns the view of an article in full.
    ///
    /// @param number its place in the issue, counted from 1; 0 on its own
    public ArticleView article(int number, StoredArticle stored) {
        return article(number, stored, ArticleDetail.FULL);
    }

    /// Returns where an article can be read by itself; in mails it may have no such page.
    public Optional<String> url(StoredArticle stored) {
        return target.url(stored, site.article(stored.slug()));
    }

    private ArticleView article(int number, StoredArticle stored, ArticleDetail detail) {
        Article article = stored.article();
        String url = site.article(stored.slug());
        Optional<String> cover = article.content().lead();
        return new ArticleView(
                number,
                SingleLine.line(article.title()),
                initial(article.title()),
                target.url(stored, url),
                article.link(),
                article.link().flatMap(SiteName::of),
                article.author().map(SingleLine::line),
                article.byline().place().map(SingleLine::line),
                uiTextByLanguage.apply(article.lang()).date(stored.date(), zone()),
                iso(stored.date()),
                cover.map(address -> image(article, address)),
                cover.filter(article.html()::contains).isPresent(),
                article.lang(),
                TextDirection.of(article.lang()),
                article.tags(),
                SingleLine.line(article.summary()),
                BareAddressMarks.setApart(SingleLine.line(article.summary())),
                isInText(article.summary(), plain(article.text())),
                detail.word(),
                detail == ArticleDetail.FULL ? target.html(stored, url) : "",
                detail == ArticleDetail.FULL ? plain(article.text()) : "");
    }

    private static String initial(String title) {
        return title.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .map(letter -> letter.toUpperCase(Locale.ROOT))
                .orElse("");
    }

    /// Returns a date in words.
    public String date(Instant instant) {
        return uiText.date(instant, zone());
    }

    /// Returns a date and time in words.
    public String time(Instant instant) {
        return uiText.time(instant, zone());
    }

    private ZoneId zone() {
        return site.publication().zone();
    }

    /// Groups the articles by section. An article without a section comes first: it would seem to belong to the section
    /// before it.
    private List<SectionView> sections(Issue issue, List<ArticleDetail> show) {
        List<SectionView> sections = new ArrayList<>();
        int number = 1;
        String untitled = "";
        for (Section section : issue.sections()) {
            List<ArticleView> articles = new ArrayList<>();
            for (StoredArticle article : section.articles()) {
                articles.add(article(number, article, show.get(number - 1)));
                number++;
            }
            String title = SingleLine.line(section.title());
            sections.add(new SectionView(title.isEmpty() ? untitled : title, List.copyOf(articles)));
            untitled = title.isEmpty() ? untitled : uiText.of("more");
        }
        return List.copyOf(sections);
    }

    private ImageView image(Article article, String address) {
        var stored = ArticleHtml.image(article, address);
        return new ImageView(site.absolute(address), stored.map(p -> p.width()), stored.map(p -> p.height()));
    }

    private String plain(String text) {
        String safe = XmlSafeText.of(text);
        if (!safe.contains("/i/")) {
            return safe.strip();
        }
        return IMAGE_PATH
                .matcher(safe)
                .replaceAll(site.picture("").replaceAll("/i/$", ""))
                .strip();
    }

    /// Addresses in the text may be in angle brackets.
    private static boolean isInText(String summary, String text) {
        return withoutBrackets(text).contains(withoutBrackets(beginning(summary)));
    }

    private static String withoutBrackets(String text) {
        return text.replace("<", "").replace(">", "");
    }

    /// Returns a beginning short enough for one line of wrapped text.
    private static String beginning(String summary) {
        return SingleLine.line(summary)
                .codePoints()
                .limit(BEGINNING_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
