package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.body.BlockNormalizer;
import gazette.articles.body.Body;
import gazette.articles.body.BodyPipeline;
import gazette.articles.body.HeadingNormalizer;
import gazette.articles.body.ImageLinker;
import gazette.articles.body.LinkResolver;
import gazette.articles.body.Sanitizer;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.articles.text.HtmlDepth;
import gazette.articles.text.Whitespace;
import gazette.config.FeedConfig;
import gazette.config.PublicationConfig;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.LanguageDetector;
import gazette.sources.text.XmlSafeText;
import gazette.text.BidiControls;
import gazette.text.LanguageTag;
import gazette.text.TextShortener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Converts feed entries to articles, by the same steps as files. Thread-safe.
public final class EntryConverter {
    private static final int MAX_TITLE = 60;
    private static final String NO_TITLE = "…";

    private final PublicationConfig publication;

    /// Creates a converter.
    ///
    /// @param publication its zone is that of dates, its language that of entries that give none
    public EntryConverter(PublicationConfig publication) {
        this.publication = publication;
    }

    /// Converts an entry.
    ///
    /// @param key identifies the entry within its feed
    /// @param lang the feed's language, if it gives one
    /// @throws HtmlTooDeepException if its HTML is nested too deeply
    public Article convert(Entry entry, String key, Optional<String> lang, FeedConfig feed) {
        return read(entry, key, lang, feed).article();
    }

    /// Converts an entry, and tells what was done to it.
    ///
    /// @param key identifies the entry within its feed
    /// @param lang the feed's language, if it gives one
    /// @throws HtmlTooDeepException if its HTML is nested too deeply
    public ParsedArticle read(Entry entry, String key, Optional<String> lang, FeedConfig feed) {
        Element raw = body(entry.content(), entry.link());
        HeadingNormalizer.takeTitle(Optional.of(entry.title()).filter(title -> !title.isEmpty()), raw);
        var noText = new ArticleFileText("");
        var diagnostics = new ArticleDiagnostics(path(key));
        var imageLinker = new ImageLinker(_ -> ImageLinker.unusableAddress(), entry.link(), noText, diagnostics);
        Optional<String> cover = entry.image().flatMap(imageLinker::address);
        Body body = new BodyPipeline(
                        feed.cutAfter(),
                        noText,
                        new LinkResolver(entry.link(), noText, diagnostics),
                        imageLinker,
                        diagnostics)
                .process(raw, entry.lang().or(() -> lang).orElse(publication.language()));
        String text = body.text();
        Body whole = EnclosureLinks.append(body, entry.enclosures(), publication.language());
        Article article = new Article(
                new ArticleOrigin(feed.name(), path(key), key),
                title(entry, body, path(key)),
                byline(entry),
                entry.link(),
                language(entry, lang, text),
                tags(entry, feed),
                new ArticleBodyAndImages(
                        cover,
                        whole.html(),
                        whole.equals(body) ? text : whole.text(),
                        summary(entry, body),
                        imageLinker.localImages()),
                PublishingOptions.NONE);
        return new ParsedArticle(article, List.of(), diagnostics.notices());
    }

    private static Element body(String html, Optional<String> page) {
        Element body = Jsoup.parseBodyFragment(html, page.orElse("")).body();
        if (HtmlDepth.firstTooDeep(body).isPresent()) {
            throw new HtmlTooDeepException();
        }
        return body;
    }

    /// Returns a short form of the key, which is shown like the path of a file.
    private static Path path(String key) {
        String name = key.replaceFirst("^(?:id:)?(?:https?://)?", "").replace('\0', '_');
        return Path.of(BidiControls.without(XmlSafeText.of(name)));
    }

    private Byline byline(Entry entry) {
        return new Byline(
                entry.author().map(Whitespace::line),
                entry.published()
                        .or(entry::updated)
                        .map(date -> date.atZone(publication.zone()).toOffsetDateTime()),
                Optional.empty(),
                entry.listed());
    }

    private static List<String> tags(Entry entry, FeedConfig feed) {
        return Stream.concat(entry.tags().stream().map(Whitespace::line), feed.tags().stream())
                .distinct()
                .toList();
    }

    private String language(Entry entry, Optional<String> feed, String text) {
        String declared = feed.flatMap(LanguageTag::of).orElse(publication.language());
        return LanguageTag.of(LanguageDetector.of(entry, declared, entry.title() + text))
                .orElse(declared);
    }

    /// An entry may have nothing but an image or a link.
    private static String title(Entry entry, Body body, Path path) {
        return Stream.<Supplier<String>>of(
                        () -> Whitespace.line(entry.title()),
                        () -> TextShortener.atWord(BidiControls.without(body.summary()), MAX_TITLE),
                        () -> TextShortener.atWord(path.toString(), MAX_TITLE))
                .map(Supplier::get)
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(NO_TITLE);
    }

    private static String summary(Entry entry, Body body) {
        if (entry.summary().isEmpty() || entry.summary().equals(entry.content())) {
            return BidiControls.without(body.summary());
        }
        Element summary = Sanitizer.clean(body(entry.summary(), entry.link()));
        return BidiControls.without(new Body(BlockNormalizer.normalize(summary)).summary());
    }
}
