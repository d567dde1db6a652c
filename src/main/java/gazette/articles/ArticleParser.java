package gazette.articles;

import gazette.config.FolderConfig;
import gazette.config.Publication;
import gazette.sources.ArticleFile;
import gazette.sources.FolderPaths;
import gazette.sources.Language;
import java.util.Optional;

/// Reads an article's file in whichever dialect it is written. Thread-safe.
public final class ArticleParser {
    private final Publication publication;

    /// @param publication gives the zone and the language to articles that name none
    public ArticleParser(Publication publication) {
        this.publication = publication;
    }

    /// @param folder the one that the file was found in
    public ParsedFile parse(ArticleFile file, FolderConfig folder) {
        Findings findings = new Findings(FolderPaths.shown(folder, file.path()));
        Optional<Article> article = Manuscript.decode(file.bytes(), findings)
                .flatMap(manuscript -> read(manuscript, file, folder, findings));
        if (article.isEmpty() || !findings.faults().isEmpty()) {
            return new UnreadableArticle(findings.faults());
        }
        return new ReadArticle(article.get(), findings.warnings(), findings.notes());
    }

    private Optional<Article> read(Manuscript manuscript, ArticleFile file, FolderConfig folder, Findings findings) {
        return Dialect.of(manuscript).read(manuscript, findings).flatMap(draft -> {
            Header header = new HeaderReader(draft.head(), draft.zone().orElse(publication.zone()), findings).read();
            PictureReader reader = new PictureReader(folder.folder(), file.file());
            Pictures pictures = new Pictures(reader::read, header.canonical(), manuscript, findings);
            Optional<String> cover = header.cover().flatMap(pictures::address);
            Optional<String> title = title(draft, header, findings);
            Links links = new Links(header.canonical(), manuscript, findings);
            Body body = new CopyDesk(folder.cutAfter(), manuscript, links, pictures, findings).edit(draft.body());
            if (body.isEmpty()) {
                findings.warn(1, "the article has a title and nothing else", "write its text under the head");
            }
            return title.map(t -> article(file, t, header, cover, body, pictures));
        });
    }

    private static Optional<String> title(Draft draft, Header header, Findings findings) {
        Optional<String> title = Headings.takeTitle(header.title(), draft.body());
        if (title.isEmpty() && !draft.head().containsKey("title")) {
            findings.fault(1, "the article has no title", "write 'title: …' in its head, or begin it with '# …'");
        }
        return title;
    }

    private Article article(
            ArticleFile file, String title, Header header, Optional<String> cover, Body body, Pictures pictures) {
        return new Article(
                file.source(),
                file.path(),
                key(header, file),
                title,
                header.author(),
                header.published(),
                header.place(),
                header.canonical(),
                cover,
                header.lang().orElseGet(() -> Language.of(title + body.text(), publication.language())),
                header.tags(),
                body.html(),
                body.text(),
                header.summary().orElseGet(body::summary),
                header.pinned(),
                header.draft(),
                header.sendAfter(),
                pictures.own());
    }

    private static String key(Header header, ArticleFile file) {
        return header.id()
                .map(id -> "id:" + id)
                .or(header::canonical)
                .orElse("path:" + file.path().toString().replace('\\', '/'));
    }
}
