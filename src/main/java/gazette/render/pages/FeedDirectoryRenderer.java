package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import gazette.render.FeedDefinition.Kind;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import gazette.render.view.FeedGroupView;
import gazette.render.view.FeedLinksView;
import gazette.render.view.FeedView;
import gazette.render.view.PageVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Renders the list of all feeds: as a page for people, as OPML 2.0 for feed readers.
public final class FeedDirectoryRenderer {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public FeedDirectoryRenderer(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// Returns the page that is served at `/feeds`.
    public String page(SiteUrls site, List<FeedDefinition> feeds) {
        RenderContext context = context(site.relative());
        List<FeedDefinition> mainFeeds = feeds.stream()
                .filter(feed -> feed.kind() == Kind.ARTICLES || feed.kind() == Kind.ISSUES)
                .toList();
        var head = PageHeads.of(
                        site,
                        context,
                        context.words().of("feeds_title"),
                        context.words().of("feeds_intro"),
                        "/feeds")
                .with(PageRenderer.views(context, mainFeeds));
        String opml = site.relative().absolute("/feeds.opml");
        return themes.render(
                context.globals(), "feeds.ftlh", new PageVariables.Feeds(head, groups(context, feeds), opml));
    }

    /// Returns the same list for feed readers, served at `/feeds.opml`.
    public String opml(SiteUrls site, List<FeedDefinition> feeds) {
        RenderContext context = context(site);
        String title = context.globals().paper().title();
        return themes.renderFeed("opml.ftlx", new FeedView.Subscriptions(title, groups(context, feeds)));
    }

    private RenderContext context(SiteUrls site) {
        return themes.context(site, theme, site.publication().language(), RenderTarget.CARDS);
    }

    private static List<FeedGroupView> groups(RenderContext context, List<FeedDefinition> feeds) {
        var groups = new ArrayList<FeedGroupView>();
        var uiText = context.words();
        linksWhere(feeds, feed -> feed.list().isEmpty() && feed.kind() != Kind.TAG, context)
                .ifPresent(all -> groups.add(new FeedGroupView(uiText.of("feeds_everything"), "", uiText.lang(), all)));
        feeds.stream()
                .flatMap(feed -> feed.list().stream())
                .distinct()
                .forEach(list -> linksWhere(feeds, feed -> feed.list().equals(Optional.of(list)), context)
                        .ifPresent(links -> groups.add(group(list, links))));
        linksWhere(feeds, feed -> feed.kind() == Kind.TAG, context)
                .ifPresent(tags -> groups.add(new FeedGroupView(uiText.of("feeds_by_tag"), "", uiText.lang(), tags)));
        return groups;
    }

    private static FeedGroupView group(ListConfig list, List<FeedLinksView> links) {
        return new FeedGroupView(
                SingleLine.line(list.title()), SingleLine.line(list.description()), list.language(), links);
    }

    private static Optional<List<FeedLinksView>> linksWhere(
            List<FeedDefinition> feeds, Predicate<FeedDefinition> which, RenderContext context) {
        return Optional.of(
                        PageRenderer.views(context, feeds.stream().filter(which).toList()))
                .filter(views -> !views.isEmpty());
    }
}
