package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import gazette.render.FeedDefinition.Kind;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.TextLine;
import gazette.render.themes.Themes;
import gazette.render.view.FeedGroupView;
import gazette.render.view.FeedLinksView;
import gazette.render.view.FeedView;
import gazette.render.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells which feeds there are: people on a page, feed readers by OPML 2.0.
public final class FeedDirectoryRenderer {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public FeedDirectoryRenderer(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// Returns the page that is served at `/feeds`.
    public String page(SiteUrls site, List<FeedDefinition> channels) {
        RenderContext context = setting(PageRenderer.relative(site));
        List<FeedDefinition> named = channels.stream()
                .filter(feed -> feed.kind() == Kind.ARTICLES || feed.kind() == Kind.ISSUES)
                .toList();
        var head = PageRenderer.head(
                        site, context.words().of("feeds_title"), context.words().of("feeds_intro"), "/feeds")
                .with(PageRenderer.views(context, named));
        String opml = PageRenderer.relative(site).absolute("/feeds.opml");
        return themes.render(context.frame(), "feeds.ftlh", new Page.Feeds(head, groups(context, channels), opml));
    }

    /// Returns the same list for feed readers, served at `/feeds.opml`.
    public String opml(SiteUrls site, List<FeedDefinition> channels) {
        RenderContext context = setting(site);
        String title = context.frame().paper().title();
        return themes.renderFeed("opml.ftlx", new FeedView.Subscriptions(title, groups(context, channels)));
    }

    private RenderContext setting(SiteUrls site) {
        return themes.setting(site, theme, site.publication().language(), RenderTarget.CARDS);
    }

    private static List<FeedGroupView> groups(RenderContext context, List<FeedDefinition> channels) {
        var groups = new ArrayList<FeedGroupView>();
        var uiText = context.words();
        of(channels, feed -> feed.list().isEmpty() && feed.kind() != Kind.TAG, context)
                .ifPresent(all -> groups.add(new FeedGroupView(uiText.of("feeds_everything"), "", uiText.lang(), all)));
        channels.stream()
                .flatMap(feed -> feed.list().stream())
                .distinct()
                .forEach(list -> of(channels, feed -> feed.list().equals(Optional.of(list)), context)
                        .ifPresent(own -> groups.add(group(list, own))));
        of(channels, feed -> feed.kind() == Kind.TAG, context)
                .ifPresent(tags -> groups.add(new FeedGroupView(uiText.of("feeds_by_tag"), "", uiText.lang(), tags)));
        return groups;
    }

    private static FeedGroupView group(ListConfig list, List<FeedLinksView> own) {
        return new FeedGroupView(TextLine.line(list.title()), TextLine.line(list.description()), list.language(), own);
    }

    private static Optional<List<FeedLinksView>> of(
            List<FeedDefinition> channels, Predicate<FeedDefinition> which, RenderContext context) {
        return Optional.of(PageRenderer.views(
                        context, channels.stream().filter(which).toList()))
                .filter(views -> !views.isEmpty());
    }
}
