package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.LanguageSuffix;
import gazette.articles.PublishingOptions;
import gazette.articles.body.Body;
import gazette.articles.body.BodyPipeline;
import gazette.articles.body.HeadingNormalizer;
import gazette.articles.body.ImageLinker;
import gazette.articles.body.LinkResolver;
import gazette.articles.formats.ArticleFormat;
import gazette.articles.formats.RawArticle;
import gazette.articles.heads.ArticleMetadata;
import gazette.articles.heads.FileNameMetadata;
import gazette.articles.heads.MetadataParser;
import gazette.articles.images.LocalImageLoader;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.articles.text.HtmlDepth;
import gazette.articles.text.TextFault;
import gazette.config.FolderConfig;
import gazette.config.PublicationConfig;
import gazette.config.Slug;
import gazette.sources.feeds.LanguageDetector;
import gazette.sources.folders.ArticleFile;
import gazette.sources.folders.DeskVersions;
import gazette.sources.folders.DisplayPath;
import gazette.text.FieldLimits;
import gazette.text.TextShortener;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Parses article files of all formats. Thread-safe.
public final class ArticleParser {
    private static final int WORDS_TO_FIND = 20;
    /// By so many characters a heading is found again in its file.
    private static final int HEADING = 10;

    private final PublicationConfig publication;
    private final DeskVersions desk;

    /// Creates a parser.
    ///
    /// @param publication its zone and language are those of articles that give none
    public ArticleParser(PublicationConfig publication) {
        this(publication, DeskVersions.NONE);
    }

    /// Creates a parser.
    ///
    /// @param publication its zone and language are those of articles that give none
    /// @param desk has pictures that are not yet in their folders
    public ArticleParser(PublicationConfig publication, DeskVersions desk) {
        this.publication = publication;
        this.desk = desk;
    }

    /// Parses a file.
    ///
    /// @param folder the folder that the file was found in
    public ParseResult parse(ArticleFile file, FolderConfig folder) {
        ArticleDiagnostics diagnostics = new ArticleDiagnostics(DisplayPath.shown(folder, file.path()));
        Optional<Article> article = ArticleFileText.decode(file.bytes(), diagnostics)
                .flatMap(text -> read(text, file, folder, diagnostics));
        if (article.isEmpty() || !diagnostics.errors().isEmpty()) {
            return new InvalidArticle(diagnostics.errors());
        }
        return new ParsedArticle(article.get(), diagnostics.warnings(), diagnostics.notices());
    }

    private Optional<Article> read(
            ArticleFileText text, ArticleFile file, FolderConfig folder, ArticleDiagnostics diagnostics) {
        return ArticleFormat.of(text).read(text, diagnostics).flatMap(raw -> {
            Optional<Element> tooDeep = HtmlDepth.firstTooDeep(raw.body());
            if (tooDeep.isPresent()) {
                diagnostics.error(
                        line(tooDeep.get(), text), HtmlDepth.PROBLEM, "write it with fewer elements in one another");
                return Optional.empty();
            }
            ZoneId zone = raw.zone().orElse(publication.zone());
            ArticleMetadata metadata = new MetadataParser(raw.metadata(), zone, diagnostics).read();
            FileNameMetadata name = FileNameMetadata.of(file.path(), file.file());
            LocalImageLoader loader = new LocalImageLoader(folder.folder(), file.file(), desk.pictures());
            ImageLinker imageLinker = new ImageLinker(loader::read, metadata.canonical(), text, diagnostics);
            Optional<String> cover = metadata.cover().flatMap(imageLinker::address);
            Optional<String> title = title(raw, text, metadata, name, diagnostics);
            LinkResolver links = new LinkResolver(metadata.canonical(), text, diagnostics);
            Optional<String> lang = metadata.lang().or(() -> LanguageSuffix.languageOf(file.path(), file.file()));
            Body body = new BodyPipeline(folder.cutAfter(), text, links, imageLinker, diagnostics)
                    .process(raw.body(), lang.orElse(publication.language()));
            if (body.isEmpty()) {
                diagnostics.warning(1, "the article has a title and nothing else", "write its text under the head");
            }
            Byline byline = new Byline(
                    metadata.author(),
                    metadata.published().or(() -> name.date().map(day -> atStart(day, zone))),
                    metadata.place());
            return title.map(
                    t -> article(file, t, byline, lang, metadata, name, content(cover, body, metadata, imageLinker)));
        });
    }

    /// Returns the line of an element, or of its first words if it comes from Markdown.
    private static int line(Element element, ArticleFileText text) {
        int line = element.sourceRange().start().lineNumber();
        return line > 0 ? line : text.lineOf(TextShortener.cut(element.text(), WORDS_TO_FIND));
    }

    private static Optional<String> title(
            RawArticle raw,
            ArticleFileText text,
            ArticleMetadata metadata,
            FileNameMetadata name,
            ArticleDiagnostics diagnostics) {
        Optional<String> title =
                HeadingNormalizer.takeTitle(metadata.title(), raw.body()).or(() -> nameTitle(raw, name));
        if (title.isEmpty() && !raw.metadata().containsKey("title")) {
            diagnostics.error(1, "the article has no title", "write 'title: …' in its head, or begin it with '# …'");
        }
        if (metadata.title().isEmpty()) {
            title.flatMap(heading -> TextFault.of("title", heading, FieldLimits.TITLE))
                    .ifPresent(fault -> fault.add(text.lineOf(TextShortener.cut(title.get(), HEADING)), diagnostics));
        }
        return title;
    }

    /// A note without text is one that was not begun yet.
    private static Optional<String> nameTitle(RawArticle raw, FileNameMetadata name) {
        return name.title().filter(_ -> name.date().isPresent() || raw.body().hasText());
    }

    /// Returns whether an article is dated at an instant, so that its date holds it already.
    private static boolean isAt(Instant instant, Byline byline) {
        return byline.published()
                .map(OffsetDateTime::toInstant)
                .filter(instant::equals)
                .isPresent();
    }

    private static OffsetDateTime atStart(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private Article article(
            ArticleFile file,
            String title,
            Byline byline,
            Optional<String> lang,
            ArticleMetadata metadata,
            FileNameMetadata name,
            ArticleBodyAndImages content) {
        return new Article(
                origin(file, metadata),
                title,
                byline,
                metadata.canonical(),
                lang.orElseGet(() -> LanguageDetector.of(title + content.text(), publication.language())),
                metadata.tags(),
                content,
                new PublishingOptions(
                        metadata.pinned(),
                        metadata.draft() || name.isDraft(),
                        metadata.sendAfter().filter(after -> !isAt(after, byline)),
                        metadata.expires(),
                        metadata.slug().flatMap(Slug::ofWritten)));
    }

    private static ArticleBodyAndImages content(
            Optional<String> cover, Body body, ArticleMetadata metadata, ImageLinker imageLinker) {
        return new ArticleBodyAndImages(
                cover,
                body.html(),
                body.text(),
                metadata.summary().orElseGet(body::summary),
                imageLinker.localImages());
    }

    private static ArticleOrigin origin(ArticleFile file, ArticleMetadata metadata) {
        Optional<String> id = metadata.id().map(given -> ArticleOrigin.ID + given);
        String path = ArticleOrigin.PATH + file.path().toString().replace('\\', '/');
        String key = id.or(metadata::canonical).orElse(path);
        String work =
                id.orElse(ArticleOrigin.PATH + LanguageSuffix.of(file.path()).name());
        return new ArticleOrigin(file.source(), file.path(), key, work);
    }
}
