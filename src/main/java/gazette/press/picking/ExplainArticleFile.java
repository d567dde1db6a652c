package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.ingest.ParseArticleFolders;
import gazette.press.workspace.AppContext;
import gazette.sources.folders.DisplayPath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Explains what the database does not know of an article's file: its faults as it is now, or that no run has read it.
final class ExplainArticleFile {
    private final AppContext context;

    ExplainArticleFile(AppContext context) {
        this.context = context;
    }

    /// Returns the explanation, line by line; empty if no source holds such a file, or nothing is to be said of it.
    ///
    /// @param written the file as a person wrote it: relative to the workspace, or absolute
    /// @param stored whether the database knows an article of that name
    List<String> explain(String written, boolean stored) {
        Optional<Path> shown = shown(written);
        if (shown.isEmpty()) {
            return List.of();
        }
        AwaitStableFiles.await(context.config(), context.clock());
        ParseArticleFolders.Folders read = ParseArticleFolders.read(context);
        List<String> faults = read.faults().stream()
                .filter(fault -> fault.file().equals(shown.get()))
                .map(Diagnostic::toString)
                .toList();
        if (stored || !faults.isEmpty()) {
            return faults.stream().map(fault -> "faulty: " + fault).toList();
        }
        return read.articles().stream()
                .map(ParsedArticle::article)
                .filter(article -> isAt(shown.get(), article))
                .map(article -> unread(shown.get(), article))
                .toList();
    }

    private String unread(Path shown, Article article) {
        String held = article.holdReason(context.clock()
                        .instant()
                        .atZone(context.config().publication().zone()))
                .map(why -> "; it would be held: " + why)
                .orElse("");
        return shown + " (" + article.title() + "): not read yet; the next run reads it, and gazette check tries it now"
                + held;
    }

    /// Returns the path as messages show it; empty if no source holds such a file.
    private Optional<Path> shown(String written) {
        try {
            Path file = context.config()
                    .workspace()
                    .resolve(written)
                    .toAbsolutePath()
                    .normalize();
            return context.config().folders().stream()
                    .filter(folder -> Files.isRegularFile(file) && file.startsWith(absolute(folder)))
                    .map(folder -> DisplayPath.shown(folder, absolute(folder).relativize(file)))
                    .findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private boolean isAt(Path shown, Article article) {
        return folderOf(article)
                .anyMatch(folder ->
                        DisplayPath.shown(folder, article.origin().file()).equals(shown));
    }

    private Stream<FolderConfig> folderOf(Article article) {
        return context.config().folders().stream()
                .filter(folder -> folder.name().equals(article.source()));
    }

    private static Path absolute(FolderConfig folder) {
        return folder.folder().toAbsolutePath().normalize();
    }
}
