package gazette.press.publishing;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.images.ImageFetchState;
import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.ImageReferences;
import gazette.articles.parsing.ParseResult;
import gazette.config.FolderConfig;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.config.Slug;
import gazette.press.composing.RenderIssue;
import gazette.press.files.DeskFolders;
import gazette.press.files.FolderFile;
import gazette.press.files.ReadDeskVersions;
import gazette.press.images.FetchImages;
import gazette.press.picking.ScheduleArticleFilter;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.press.workspace.TagUris;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import gazette.render.pages.ArticleSurroundings;
import gazette.render.pages.Neighbours;
import gazette.render.pages.PageRenderer;
import gazette.sources.folders.ArticleFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Shows an article that is being written as subscribers will see it: as a letter and as a page. Its own pictures are
/// shown; those of the web are fetched when it is saved.
public final class PreviewArticle {
    private final AppContext context;

    public PreviewArticle(AppContext context) {
        this.context = context;
    }

    /// Reads an article as a run would.
    ///
    /// @param file where it is, or will be
    public ParseResult parse(FolderFile file, byte[] bytes) {
        FolderConfig folder =
                new DeskFolders(context.config()).source(file.folder()).orElseThrow();
        Path path = Path.of(file.path());
        var read = new ArticleFile(
                folder.name(),
                path,
                folder.folder().resolve(path),
                bytes,
                context.clock().instant());
        return new ArticleParser(context.config().publication(), ReadDeskVersions.of(context)).parse(read, folder);
    }

    /// Returns a letter that holds the article alone, as a document for a frame.
    public String letter(Article article, boolean isDark) {
        ScheduleConfig schedule = schedule(article);
        RenderedMail mail = new RenderIssue(context.config(), context.themes(), schedule)
                .render(1, List.of(stored(article)), now(), context.site().absolute("/u/preview"))
                .renderedMail()
                .filledFor(SubscriberFields.SAMPLE);
        PreviewFrames.Frames frames = frames().of(mail.html());
        return isDark ? frames.dark() : frames.light();
    }

    /// Returns the article's page, as a document for a frame.
    public String page(Article article, boolean isDark) {
        var renderer = new PageRenderer(context.themes(), SiteThemeName.of(context.config()));
        List<ListConfig> lists = context.publicLists();
        String html = renderer.articlePage(
                context.site(),
                stored(article),
                new ArticleSurroundings(List.of(), lists, UnaryOperator.identity(), false, Neighbours.none()));
        PreviewFrames.Frames frames = frames().ofPage(html, renderer.stylesheet(context.site()));
        return isDark ? frames.dark() : frames.light();
    }

    /// Returns the schedule whose letter the article would be in; the first one if none takes it.
    private ScheduleConfig schedule(Article article) {
        var schedules = context.config().schedules().values();
        return schedules.stream()
                .filter(schedule -> ScheduleArticleFilter.matches(schedule, article))
                .findFirst()
                .orElseGet(() -> schedules.iterator().next());
    }

    private StoredArticle stored(Article article) {
        String slug = article.options().slug().orElseGet(() -> Slug.ofTitle(article.title(), article.key()));
        var fetched = new FetchImages(context.config(), context.images(), now(), false)
                .fetch(List.of(article), known(article));
        return new StoredArticle(
                0, slug, TagUris.article(context.config(), now(), slug), now(), now(), fetched.withImages(article));
    }

    /// Most articles have only pictures of their own.
    private Map<String, ImageFetchState> known(Article article) {
        return ImageReferences.urls(article).stream().allMatch(address -> address.startsWith("/"))
                ? Map.of()
                : context.store().read(tables -> tables.imageFetches().all());
    }

    private PreviewFrames frames() {
        return new PreviewFrames(context.images(), context.site());
    }

    private Instant now() {
        return context.clock().instant();
    }
}
