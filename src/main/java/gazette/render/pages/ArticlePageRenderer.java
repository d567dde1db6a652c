package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import gazette.render.LanguageName;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.TextDirection;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.pages.StructuredData.Step;
import gazette.render.themes.Themes;
import gazette.render.view.ArticleView;
import gazette.render.view.HtmlHead;
import gazette.render.view.NeighbourView;
import gazette.render.view.PageVariables;
import gazette.render.view.SubscriberPageVariables.LanguageLink;
import gazette.render.view.TopicView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Renders the pages of articles.
final class ArticlePageRenderer {
    private final Themes themes;
    private final String theme;
    private final SiteUrls site;

    ArticlePageRenderer(Themes themes, String theme, SiteUrls site) {
        this.themes = themes;
        this.theme = theme;
        this.site = site;
    }

    String page(StoredArticle stored, ArticleSurroundings surroundings) {
        RenderContext context =
                themes.context(site.relative(), theme, language(stored.article().lang()), RenderTarget.ARTICLE_PAGE);
        ArticleView view = context.views().article(0, stored);
        List<StoredArticle> versions = surroundings.versions();
        String path = "/a/" + stored.slug();
        HtmlHead head = PageHeads.of(
                        site,
                        context,
                        view.title(),
                        view.summary(),
                        view.original().orElse(path))
                .with(PageRenderer.views(context, feeds(stored, surroundings)))
                .in(alternates(versions))
                .showing(PageHeads.picture(site, Optional.of(view)))
                .asArticle(PageHeads.meta(stored, view, section(surroundings)));
        var data = new StructuredData(site);
        HtmlHead whole = head.saying(List.of(
                data.article(view, head, path), data.way(way(surroundings, new Step(view.title(), path)))));
        List<ListConfig> lists = surroundings.lists().isEmpty() ? site.publicLists() : surroundings.lists();
        return themes.render(
                context.globals(),
                "article.ftlh",
                new PageVariables.ArticlePage(
                        whole,
                        view,
                        languages(stored, versions),
                        tags(context, stored, surroundings.inIssue()),
                        lists.stream().map(context.views()::list).toList(),
                        surroundings.neighbours().previous().map(other -> neighbour(other)),
                        surroundings.neighbours().next().map(other -> neighbour(other))));
    }

    /// Returns the language of the page's own words: the article's, if there are words in it.
    private String language(String lang) {
        return themes.hasLanguage(theme, lang) ? lang : site.publication().language();
    }

    private List<FeedDefinition> feeds(StoredArticle stored, ArticleSurroundings surroundings) {
        return new FeedDefinitions(site.publication(), themes, theme)
                .linkedFrom(stored.article(), surroundings.lists()).stream()
                        .map(surroundings.translatedFeed())
                        .toList();
    }

    private static Optional<String> section(ArticleSurroundings surroundings) {
        return surroundings.lists().stream().findFirst().map(list -> SingleLine.line(list.title()));
    }

    private static List<Step> way(ArticleSurroundings surroundings, Step article) {
        return Stream.concat(
                        surroundings.lists().stream()
                                .limit(1)
                                .map(list -> new Step(SingleLine.line(list.title()), "/" + list.name() + "/")),
                        Stream.of(article))
                .toList();
    }

    private static List<TopicView> tags(RenderContext context, StoredArticle stored, boolean hasPages) {
        return stored.article().tags().stream()
                .map(tag -> context.views().topic(tag, SiteUrls.tagPath(tag).filter(_ -> hasPages), 0))
                .toList();
    }

    private NeighbourView neighbour(StoredArticle stored) {
        String lang = stored.article().lang();
        return new NeighbourView(
                SingleLine.line(stored.article().title()),
                site.relative().article(stored.slug()),
                lang,
                TextDirection.of(lang));
    }

    /// Readers of other languages are sent to the version that was stored first.
    private List<HtmlHead.AlternateView> alternates(List<StoredArticle> versions) {
        return versions.size() < 2
                ? List.of()
                : Stream.concat(
                                versions.stream()
                                        .map(version ->
                                                alternate(version.article().lang(), version)),
                                Stream.of(alternate("x-default", versions.getFirst())))
                        .toList();
    }

    private HtmlHead.AlternateView alternate(String lang, StoredArticle version) {
        return new HtmlHead.AlternateView(lang, site.article(version.slug()));
    }

    private List<LanguageLink> languages(StoredArticle stored, List<StoredArticle> versions) {
        return versions.size() < 2
                ? List.of()
                : versions.stream()
                        .map(version -> new LanguageLink(
                                version.article().lang(),
                                LanguageName.of(version.article().lang()),
                                site.relative().article(version.slug()),
                                version.id() == stored.id()))
                        .toList();
    }
}
