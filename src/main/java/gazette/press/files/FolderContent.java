package gazette.press.files;

import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.text.FailureText;
import gazette.text.Sha256;
import java.io.IOException;
import java.util.Optional;

/// Holds a file as a run would read it now: the desk's version if it is not yet in the folder, else the folder's.
///
/// @param bytes shared, not copied
/// @param hash what [WriteFolderFile] is told that it replaces
/// @param waiting the desk's version, if it is that one
@SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
public record FolderContent(byte[] bytes, String hash, Optional<DeskWrite> waiting) {
    /// Reads a file; empty if there is none.
    ///
    /// @throws RefusedWriteException if the desk may not write it, or it cannot be read
    public static Optional<FolderContent> read(AppContext context, FolderFile file) {
        var path = new DeskFolders(context.config()).resolve(file);
        Optional<DeskWrite> waiting =
                context.store().read(tables -> tables.deskWrites().waiting(file.folder(), file.path()));
        if (waiting.isPresent()) {
            return waiting.map(written -> new FolderContent(written.bytes(), written.hash(), waiting));
        }
        try {
            return FolderFileWriter.read(path)
                    .map(bytes -> new FolderContent(bytes, Sha256.hex(bytes), Optional.empty()));
        } catch (IOException e) {
            throw new RefusedWriteException(
                    file.shown() + " cannot be read: " + FailureText.of(e), "check who may read it");
        }
    }
}
