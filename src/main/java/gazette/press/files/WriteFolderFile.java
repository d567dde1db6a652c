package gazette.press.files;

import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.DeskWriteTable.DeskWriteState;
import gazette.store.Tables;
import gazette.text.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes a file of a folder: first into the database, with the hash of what it replaces, then into the folder. Until
/// the folder has it, the database's version is the one that runs read.
public final class WriteFolderFile {
    private final AppContext context;

    public WriteFolderFile(AppContext context) {
        this.context = context;
    }

    /// Writes a file.
    ///
    /// @param replaces the hash of what its writer has seen, see [FolderContent#hash]; empty for a new file
    /// @param account who writes it, as its story is to name them
    /// @param alongside what is stored in the same transaction, such as the line of the audit log
    /// @return the version and what became of it; empty if the file is so already
    /// @throws RefusedWriteException if the desk may not write it
    public Optional<DeskWrite> run(
            FolderFile file, byte[] bytes, String replaces, String account, Consumer<Tables> alongside) {
        Path target = new DeskFolders(context.config()).resolve(file);
        if (bytes.length > FolderFileWriter.MAX_BYTES) {
            throw new RefusedWriteException(
                    file.name() + " is larger than " + FolderFileWriter.MAX_BYTES / 1_000_000 + " MB",
                    "make it smaller");
        }
        Optional<Present> present = present(target);
        var version = new Version(file, bytes, replaces, account);
        Optional<Long> added = context.store().write(tables -> {
            Optional<Long> id = add(version, present, tables);
            alongside.accept(tables);
            return id;
        });
        added.ifPresent(new SettleDeskWrites(context)::settle);
        return added.flatMap(
                id -> context.store().read(tables -> tables.deskWrites().byId(id)));
    }

    @SuppressWarnings("ArrayRecordComponent") // It lives for one call.
    private record Version(FolderFile file, byte[] bytes, String replaces, String account) {}

    /// Holds what the desk or the folder has of a file: no content if there is no such file.
    private record Present(Optional<byte[]> bytes) {
        String hash() {
            return bytes.map(Sha256::hex).orElse("");
        }
    }

    /// Returns what the folder has; empty if that cannot be read now, and is compared when the file is written.
    private static Optional<Present> present(Path target) {
        try {
            return Optional.of(new Present(FolderFileWriter.read(target)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<Long> add(Version version, Optional<Present> inFolder, Tables tables) {
        Instant now = context.clock().instant();
        FolderFile file = version.file();
        Optional<DeskWrite> waiting = tables.deskWrites().waiting(file.folder(), file.path());
        Optional<Present> current =
                waiting.map(other -> new Present(Optional.of(other.bytes()))).or(() -> inFolder);
        String hash = Sha256.hex(version.bytes());
        if (current.map(Present::hash).filter(hash::equals).isPresent()) {
            return Optional.empty();
        }
        boolean isSeen =
                current.map(Present::hash).map(version.replaces()::equals).orElse(true);
        String base = isSeen ? waiting.map(DeskWrite::replaces).orElse(version.replaces()) : version.replaces();
        if (isSeen) {
            waiting.ifPresent(other -> tables.deskWrites().close(other.id(), DeskWriteState.OVERTAKEN, now));
        }
        long id = tables.deskWrites()
                .add(file.folder(), file.path(), version.bytes(), hash, base, version.account(), now);
        if (!isSeen) {
            tables.deskWrites().markConflict(id, current.flatMap(Present::bytes));
        }
        return Optional.of(id);
    }
}
