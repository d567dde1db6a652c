package gazette.press.files;

import gazette.articles.parsing.ArticleField;
import gazette.articles.parsing.EditableFile;
import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes an article a draft, or no draft any more, by the word in its file.
public final class HoldArticle {
    private final AppContext context;
    private final String account;

    public HoldArticle(AppContext context, String account) {
        this.context = context;
        this.account = account;
    }

    /// Holds or releases an article.
    ///
    /// @return the version that was written; empty if it was so already
    /// @throws RefusedWriteException if its head has to be changed by hand, or the desk may not write it
    public Optional<DeskWrite> run(FolderFile file, boolean isHeld, Consumer<Tables> alongside) {
        FolderContent content = FolderContent.read(context, file)
                .orElseThrow(() -> new RefusedWriteException(file.shown() + " is not there any more", "look again"));
        EditableFile article = EditableFile.of(content.bytes())
                .orElseThrow(() -> new RefusedWriteException(
                        file.shown() + " has a head that a form cannot change",
                        "change its word for a draft in the text"));
        byte[] changed = article.with(Map.of(ArticleField.DRAFT, isHeld ? "true" : ""), article.text());
        return new WriteFolderFile(context).run(file, changed, content.hash(), account, alongside);
    }
}
