package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.articles.parsing.ImageReferences;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.sources.folders.DisplayPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says what an editor should know of an article before it goes out: what its author should correct, what was done to
/// it, which of its pictures could not be had.
final class ArticleRemarks {
    private final Config config;
    private final Map<String, ImageResult> images;

    /// @param images what became of the pictures of the web, by their addresses
    ArticleRemarks(Config config, Map<String, ImageResult> images) {
        this.config = config;
        this.images = images;
    }

    /// Returns the remarks on one article, each once.
    List<Reason> of(ParsedArticle read) {
        return Stream.of(
                        read.warnings().stream().map(warning -> remark(ReasonKind.WARNING, warning, read.article())),
                        missing(read.article()),
                        read.changes().stream().map(change -> remark(ReasonKind.CHANGED, change, read.article())))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private Reason remark(ReasonKind kind, Diagnostic diagnostic, Article article) {
        boolean isFile = config.sources().get(article.source()) instanceof FolderConfig;
        return isFile
                ? new Reason(
                        kind,
                        diagnostic.file() + ":" + diagnostic.line(),
                        diagnostic.problem() + "; " + diagnostic.remedy())
                : new Reason(kind, place(article), diagnostic.problem());
    }

    private Stream<Reason> missing(Article article) {
        return ImageReferences.urls(article).stream()
                .flatMap(address -> images.get(address) instanceof MissingImage missing
                        ? Stream.of(missing(article, address, missing))
                        : Stream.of());
    }

    private Reason missing(Article article, String address, MissingImage missing) {
        String remedy = missing.remedy().isEmpty() ? "" : "; " + missing.remedy();
        String detail = "the picture " + address + " " + missing.problem() + remedy;
        return config.sources().get(article.source()) instanceof FolderConfig folder
                ? new Reason(
                        ReasonKind.WARNING,
                        DisplayPath.shown(folder, article.origin().file()) + ":" + line(folder, article, address),
                        detail)
                : new Reason(ReasonKind.WARNING, place(article), detail);
    }

    /// An entry of a feed has no file and no line.
    private static String place(Article article) {
        return article.source() + "/" + article.origin().file();
    }

    private static int line(FolderConfig folder, Article article, String address) {
        Path file = folder.folder().resolve(article.origin().file());
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return 1
                    + Math.max(
                            0,
                            lines.indexOf(lines.stream()
                                    .filter(line -> line.contains(address))
                                    .findFirst()
                                    .orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
