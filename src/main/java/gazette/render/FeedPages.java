package gazette.render;

import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.view.ArticleView;
import gazette.render.view.FeedView;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.Letter;
import gazette.sources.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sets feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1, with the same ids, order and dates. Safe for many
/// threads.
public final class FeedPages {
    /// RFC 822 as RSS wants it, with a year of four digits and the day's name in English.
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Themes themes;
    private final List<String> hubs;
    private final JsonFeed json = new JsonFeed();

    /// Feeds that readers ask for by themselves.
    public FeedPages(Themes themes) {
        this(themes, List.of());
    }

    /// @param hubs who else tells of changes (W3C WebSub)
    public FeedPages(Themes themes, List<String> hubs) {
        this.themes = themes;
        this.hubs = List.copyOf(hubs);
    }

    /// The feed in one of its notations.
    public String feed(FeedKind kind, Feed feed) {
        FeedView view = view(feed, kind);
        return switch (kind) {
            case RSS -> themes.setFeed("rss.ftlx", new FeedView.FeedPage(view, feed.style()));
            case ATOM -> themes.setFeed("atom.ftlx", new FeedView.FeedPage(view, feed.style()));
            case JSON -> json.written(view);
        };
    }

    /// An issue as an entry, with its articles in full.
    public FeedItem item(Site site, ListConfig list, Issue issue) {
        Setting setting = themes.setting(site, list.theme(), list.language(), Medium.MAIL);
        IssueView view = setting.typesetter().issue(issue);
        return new FeedItem(
                issue.feedId(),
                view.url(),
                Optional.empty(),
                issue.title(),
                Optional.of(list.from().name()).filter(name -> !name.isBlank()),
                issue.date(),
                issue.date(),
                list.language(),
                List.of(),
                view.lead().map(ArticleView::summary).orElse(""),
                view.lead().flatMap(ArticleView::cover).map(ImageView::url),
                themes.set(
                        setting.frame(),
                        "feed_issue.ftlh",
                        new Letter.Subject(setting.typesetter().list(list), view)));
    }

    private FeedView view(Feed feed, FeedKind kind) {
        String title = Plain.line(feed.title());
        Volume volume = feed.volume();
        return new FeedView(
                feed.id(),
                title,
                Optional.of(Plain.line(feed.description()))
                        .filter(line -> !line.isEmpty())
                        .orElse(title),
                Plain.line(feed.author()),
                in(kind, volume.self()),
                // Nobody need be told of what does not change.
                volume.isArchive() ? List.of() : hubs,
                feed.page(),
                feed.lang(),
                rfc3339(feed.updated()),
                RFC_822.format(feed.updated()),
                volume.isArchive(),
                in(kind, volume.current()),
                volume.previous().map(address -> in(kind, address)),
                volume.next().map(address -> in(kind, address)),
                feed.items().stream().map(FeedPages::item).toList());
    }

    private static String in(FeedKind kind, String address) {
        return address + "." + kind.extension();
    }

    private static FeedView.Item item(FeedItem item) {
        return new FeedView.Item(
                item.id(),
                item.url(),
                item.original().flatMap(FeedPages::ascii),
                Plain.line(item.title()),
                item.author().map(Plain::line),
                rfc3339(item.published()),
                rfc3339(item.updated()),
                RFC_822.format(item.published()),
                item.lang(),
                item.tags().stream().map(Plain::line).toList(),
                Plain.line(item.summary()),
                item.image(),
                Printable.of(item.html()));
    }

    /// An address as Atom's links and RSS's want it; none if it is no address.
    private static Optional<String> ascii(String address) {
        try {
            return Optional.of(new URI(address).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String rfc3339(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
