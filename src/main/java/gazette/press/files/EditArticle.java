package gazette.press.files;

import gazette.accounts.Account;
import gazette.articles.parsing.EditableFile;
import gazette.press.workspace.AppContext;
import gazette.store.ArticleEditTable.ArticleEdit;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Keeps what an account writes of an article, version by version, until it is saved into a folder. Nothing that was
/// typed is lost: where two windows of one account have changed the same article, each is kept.
public final class EditArticle {
    private final AppContext context;
    private final Account account;

    public EditArticle(AppContext context, Account account) {
        this.context = context;
        this.account = account;
    }

    /// Holds the outcome of a save.
    ///
    /// @param file what was written
    /// @param written the version; empty if the file was so already
    public record SavedArticle(FolderFile file, Optional<DeskWrite> written) {}

    /// Begins an article that has no file yet. Stores nothing.
    public ArticleEdit begin(String folder) {
        byte[] none = EditableFile.empty().with(Map.of(), "");
        return new ArticleEdit(newKey(), account.id(), folder, "", "", 0, none, now());
    }

    /// Opens a file: as the account left it, else as a run would read it. Stores nothing.
    ///
    /// @return empty if there is no such file
    /// @throws RefusedWriteException if the desk may not write it
    public Optional<ArticleEdit> open(FolderFile file) {
        Optional<ArticleEdit> own =
                context.store().read(tables -> tables.articleEdits().find(account.id(), file.folder(), file.path()));
        return own.isPresent()
                ? own
                : FolderContent.read(context, file)
                        .map(content -> new ArticleEdit(
                                newKey(),
                                account.id(),
                                file.folder(),
                                file.path(),
                                content.hash(),
                                0,
                                content.bytes(),
                                now()));
    }

    /// Returns what the account wrote under a key.
    public Optional<ArticleEdit> find(String key) {
        return context.store()
                .read(tables -> tables.articleEdits().find(key))
                .filter(edit -> edit.account() == account.id());
    }

    /// Keeps a version of what is being written.
    ///
    /// @param seen its version is the one that the writer began with
    /// @return what is kept; under another key if another window has kept a version since
    public ArticleEdit keep(ArticleEdit seen) {
        return context.store().write(tables -> {
            Optional<ArticleEdit> kept = tables.articleEdits().find(seen.key());
            boolean isOurs = kept.filter(other -> other.account() != account.id() || other.version() != seen.version())
                    .isEmpty();
            if (kept.isPresent() && isOurs && Arrays.equals(kept.get().bytes(), seen.bytes())) {
                return kept.get();
            }
            var next = new ArticleEdit(
                    isOurs ? seen.key() : newKey(),
                    account.id(),
                    seen.folder(),
                    seen.path(),
                    seen.base(),
                    isOurs ? seen.version() + 1 : 1,
                    seen.bytes(),
                    now());
            tables.articleEdits().put(next);
            return next;
        });
    }

    /// Saves an article into its folder, a new one under a free name made of its title.
    ///
    /// @param alongside is told the file, and stores what belongs to the same transaction
    /// @throws RefusedWriteException if the desk may not write it
    public SavedArticle save(ArticleEdit edit, String title, BiConsumer<Tables, FolderFile> alongside) {
        FolderFile file = edit.path().isEmpty()
                ? new FreeFileName(context, edit.folder()).forText(title)
                : new FolderFile(edit.folder(), edit.path());
        Consumer<Tables> settle = tables -> {
            tables.articleEdits().remove(edit.key());
            alongside.accept(tables, file);
        };
        return new SavedArticle(
                file, new WriteFolderFile(context).run(file, edit.bytes(), edit.base(), account.name(), settle));
    }

    /// Gives up what is not saved.
    public void discard(String key) {
        find(key)
                .ifPresent(edit ->
                        context.store().change(tables -> tables.articleEdits().remove(edit.key())));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private Instant now() {
        return context.clock().instant();
    }
}
