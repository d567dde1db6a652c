package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.feeds.FeedDefinitions;
import gazette.render.pages.StructuredData.Step;
import gazette.render.themes.Themes;
import gazette.render.view.HtmlHead;
import gazette.render.view.PageVariables;
import gazette.render.view.TopicView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Renders the pages of topics and tags, and the page that lists these. Safe for many threads.
public final class TopicPageRenderer {
    private final Themes themes;
    private final String theme;

    /// @param theme the name of the theme that all pages have
    public TopicPageRenderer(Themes themes, String theme) {
        this.themes = themes;
        this.theme = theme;
    }

    /// Renders the page of a topic or a tag, or a further page of it.
    ///
    /// @param stored newest first
    public String topicPage(SiteUrls site, TopicDefinition topic, List<StoredArticle> stored, ArchiveLinks links) {
        String lang =
                topic.list().map(ListConfig::language).orElse(site.publication().language());
        RenderContext context = themes.context(site.relative(), theme, lang, RenderTarget.CARDS);
        String name = SingleLine.line(topic.name());
        HtmlHead head = PageHeads.of(site, context, name, topic.feed().description(), links.address())
                .with(PageRenderer.views(context, feeds(site, topic)))
                .saying(List.of(new StructuredData(site).way(List.of(new Step(name, links.address())))));
        var page = new PageVariables.TopicPage(
                head,
                name,
                topic.list().map(context.views()::list),
                stored.stream().map(one -> context.views().article(0, one)).toList(),
                PageRenderer.link(site, links.newer()),
                PageRenderer.link(site, links.older()));
        return themes.render(context.globals(), "topic.ftlh", page);
    }

    /// Renders the page of all topics and tags.
    ///
    /// @param tags that have a page
    public String topicsPage(SiteUrls site, List<TopicDefinition> tags) {
        String lang = site.publication().language();
        RenderContext context = themes.context(site.relative(), theme, lang, RenderTarget.CARDS);
        HtmlHead head = PageHeads.of(
                        site,
                        context,
                        context.words().of("topics"),
                        context.globals().paper().description(),
                        "/tag")
                .with(PageRenderer.views(context, definitions(site).ofAll()));
        List<TopicView> views = tags.stream()
                .map(tag -> context.views().topic(tag.name(), Optional.of(tag.path()), tag.works()))
                .toList();
        return themes.render(context.globals(), "topics.ftlh", new PageVariables.TopicsPage(head, views));
    }

    private List<FeedDefinition> feeds(SiteUrls site, TopicDefinition topic) {
        var all = new ArrayList<>(List.of(topic.feed()));
        topic.list().map(definitions(site)::articles).ifPresent(all::add);
        all.addAll(definitions(site).ofAll());
        return all;
    }

    private FeedDefinitions definitions(SiteUrls site) {
        return new FeedDefinitions(site.publication(), themes, theme);
    }
}
