package gazette.render.feeds;

import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.FeedFormat;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.themes.TemplateLine;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.FeedView;
import gazette.render.view.ImageView;
import gazette.render.view.IssueView;
import gazette.render.view.MailVariables;
import gazette.sources.feeds.Enclosure;
import gazette.sources.text.XmlSafeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Renders feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1, with the same ids, order and dates. Safe for many
/// threads.
public final class FeedRenderer {
    /// Writes dates as RSS wants them: RFC 822 with a year of four digits, the day's name in English.
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// RSS and JSON Feed require a media type.
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Themes themes;
    private final List<String> hubs;
    private final JsonFeedWriter json = new JsonFeedWriter();

    /// Creates a renderer of feeds without hubs.
    public FeedRenderer(Themes themes) {
        this(themes, List.of());
    }

    /// @param hubs that announce changes (W3C WebSub)
    public FeedRenderer(Themes themes, List<String> hubs) {
        this.themes = themes;
        this.hubs = List.copyOf(hubs);
    }

    /// Renders a feed.
    public String feed(FeedFormat format, Feed feed) {
        FeedView view = view(feed, format);
        return template(format)
                .map(template -> themes.renderFeed(template, new FeedView.FeedPage(view, feed.style())))
                .orElseGet(() -> json.write(view));
    }

    /// Returns the line of the template that writes a line of a feed; empty if that cannot be told. JSON Feed has no
    /// template.
    ///
    /// @param line of the rendered feed, counted from 1
    public Optional<TemplateLine> templateLine(FeedFormat format, Feed feed, int line) {
        return template(format)
                .flatMap(template -> themes.feedLineThatWrites(
                        line, template, new FeedView.FeedPage(view(feed, format), feed.style())));
    }

    /// Returns the name of a format's template in `templates/feeds`; empty for JSON Feed, which has none.
    public static Optional<String> template(FeedFormat format) {
        return switch (format) {
            case RSS -> Optional.of("rss.ftlx");
            case ATOM -> Optional.of("atom.ftlx");
            case JSON -> Optional.empty();
        };
    }

    /// Returns the entry of an issue, with its articles in full.
    public FeedItem item(SiteUrls site, ListConfig list, Issue issue) {
        RenderContext context = themes.context(site, list.theme(), list.language(), RenderTarget.ISSUE_FEED);
        IssueView view = context.views().issue(issue);
        return new FeedItem(
                issue.feedId(),
                view.url(),
                Optional.empty(),
                issue.title(),
                Optional.of(list.mail().from().name()).filter(name -> !name.isBlank()),
                issue.date(),
                issue.corrected().orElse(issue.date()),
                list.language(),
                List.of(),
                view.lead().map(ArticleView::summary).orElse(""),
                view.lead().flatMap(ArticleView::cover).map(ImageView::url),
                themes.render(
                        context.globals(),
                        "feed_issue.ftlh",
                        new MailVariables.Subject(context.views().list(list), view)),
                List.of());
    }

    private FeedView view(Feed feed, FeedFormat format) {
        String title = SingleLine.line(feed.title());
        FeedPageLinks links = feed.links();
        return new FeedView(
                feed.id(),
                title,
                Optional.of(SingleLine.line(feed.description()))
                        .filter(line -> !line.isEmpty())
                        .orElse(title),
                SingleLine.line(feed.author()),
                withExtension(format, links.self()),
                // An archive page does not change, so hubs have nothing to announce.
                links.isArchive() ? List.of() : hubs,
                feed.page(),
                feed.lang(),
                rfc3339(feed.updated()),
                RFC_822.format(feed.updated()),
                links.isArchive(),
                withExtension(format, links.current()),
                links.previous().map(address -> withExtension(format, address)),
                links.next().map(address -> withExtension(format, address)),
                feed.items().stream().map(FeedRenderer::item).toList());
    }

    private static String withExtension(FeedFormat format, String address) {
        return address + "." + format.extension();
    }

    private static FeedView.Item item(FeedItem item) {
        return new FeedView.Item(
                item.id(),
                item.url(),
                item.original().flatMap(FeedRenderer::ascii),
                SingleLine.line(item.title()),
                item.author().map(SingleLine::line),
                rfc3339(item.published()),
                rfc3339(item.updated()),
                RFC_822.format(item.published()),
                item.lang(),
                item.tags().stream().map(SingleLine::line).toList(),
                SingleLine.line(item.summary()),
                item.image(),
                XmlSafeText.of(item.html()),
                item.enclosures().stream()
                        .flatMap(file -> ascii(file.address()).map(url -> file(file, url)).stream())
                        .toList());
    }

    private static FeedView.File file(Enclosure file, String url) {
        String type = file.mediaType().isEmpty() ? UNKNOWN_TYPE : file.mediaType();
        return new FeedView.File(url, type, file.bytes());
    }

    /// Returns an address as Atom's links and RSS want it; empty if it is no address.
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
