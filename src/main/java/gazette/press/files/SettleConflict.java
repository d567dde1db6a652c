package gazette.press.files;

import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.DeskWriteTable.DeskWriteState;
import gazette.store.Tables;
import gazette.text.Sha256;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries out what an editor decides about a file that the desk and somebody else have changed.
public final class SettleConflict {
    private final AppContext context;

    public SettleConflict(AppContext context) {
        this.context = context;
    }

    /// Leaves the folder's version. The desk's stays among the versions of the article.
    public void keepFolders(long id, Consumer<Tables> alongside) {
        context.store().change(tables -> {
            tables.deskWrites()
                    .close(id, DeskWriteState.DROPPED, context.clock().instant());
            alongside.accept(tables);
        });
    }

    /// Writes the desk's version, or one that was made of both, in place of the folder's that the editor has seen.
    ///
    /// @return the new version; empty if there was nothing to write
    public Optional<DeskWrite> write(long id, byte[] bytes, String account, Consumer<Tables> alongside) {
        DeskWrite conflict = context.store()
                .read(tables -> tables.deskWrites().byId(id))
                .filter(DeskWrite::isConflict)
                .orElseThrow(() -> new RefusedWriteException(
                        "somebody has decided about this file already", "look at the article again"));
        String seen = context.store()
                .read(tables -> tables.deskWrites().theirs(id))
                .map(Sha256::hex)
                .orElse("");
        return new WriteFolderFile(context).run(FolderFile.of(conflict), bytes, seen, account, tables -> {
            tables.deskWrites()
                    .close(id, DeskWriteState.OVERTAKEN, context.clock().instant());
            alongside.accept(tables);
        });
    }
}
