package gazette.press.files;

import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.InvalidArticle;
import gazette.config.FolderConfig;
import gazette.press.workspace.AppContext;
import gazette.sources.folders.ArticleFile;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Puts articles that were written elsewhere into a folder, byte for byte, if a run could read them.
public final class UploadFiles {
    private static final Set<String> TEXTS = Set.of("md", "markdown", "mdx", "txt", "html", "htm");

    private final AppContext context;
    private final String account;

    public UploadFiles(AppContext context, String account) {
        this.context = context;
        this.account = account;
    }

    /// Returns whether a file is an article by its name.
    public static boolean isText(String name) {
        return TEXTS.contains(extension(name));
    }

    /// Holds the outcome.
    ///
    /// @param written empty if the folder has the same file already
    public record UploadedText(FolderFile file, Optional<DeskWrite> written) {}

    /// Puts an article into a folder, under its name or the next that is free.
    ///
    /// @param name as the browser gives it; it may be anything
    /// @throws RefusedWriteException if no run could read it, or the desk may not write it
    public UploadedText text(String folder, String name, byte[] bytes, BiConsumer<Tables, FolderFile> alongside) {
        FolderConfig source = new DeskFolders(context.config())
                .source(folder)
                .orElseThrow(() -> new RefusedWriteException(
                        "the desk may not write the folder " + folder, "name it in gazette.yaml, web.desk_writes"));
        check(name, bytes, source);
        var names = new FreeFileName(context, folder);
        FolderFile file = FreeFileName.written(folder, name)
                .filter(names::isFree)
                .orElseGet(() -> names.forFile(name, extension(name), ""));
        return new UploadedText(
                file,
                new WriteFolderFile(context).run(file, bytes, "", account, tables -> alongside.accept(tables, file)));
    }

    /// Pictures that come later are no fault: they are warnings.
    private void check(String name, byte[] bytes, FolderConfig source) {
        Path path = Path.of("uploaded." + extension(name));
        var file = new ArticleFile(
                source.name(),
                path,
                source.folder().resolve(path),
                bytes,
                context.clock().instant());
        if (new ArticleParser(context.config().publication()).parse(file, source) instanceof InvalidArticle invalid) {
            var fault = invalid.faults().getFirst();
            throw new RefusedWriteException(
                    "“" + name + "” cannot be read, line " + fault.line() + ": " + fault.problem(), fault.remedy());
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
