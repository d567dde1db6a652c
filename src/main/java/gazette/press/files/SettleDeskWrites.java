package gazette.press.files;

import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Store;
import gazette.text.FailureText;
import gazette.text.Sha256;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the desk wrote into its folders. What a folder does not take waits for the next round; where a file has
/// changed meanwhile, an editor decides.
public final class SettleDeskWrites {
    private static final Logger LOG = LoggerFactory.getLogger(SettleDeskWrites.class);

    /// Between the look at a file and its replacement, no other version of it is written by this process.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final AppContext context;

    public SettleDeskWrites(AppContext context) {
        this.context = context;
    }

    /// Tries each version that is not yet in its folder. A crash between the database and the folder ends here, too.
    public void run() {
        for (long id : context.store().read(tables -> tables.deskWrites().waiting())) {
            try {
                settle(id);
            } catch (RuntimeException e) {
                if (Store.isOutage(e)) {
                    throw e;
                }
                LOG.error("desk_write_failed id={} cause=\"{}\"", id, FailureText.withPlace(e));
            }
        }
    }

    /// Tries one version.
    void settle(long id) {
        ONE_AT_A_TIME.lock();
        try {
            context.store()
                    .read(tables -> tables.deskWrites().byId(id))
                    .filter(DeskWrite::isWaiting)
                    .ifPresent(this::tryToSettle);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void tryToSettle(DeskWrite written) {
        try {
            settle(written);
        } catch (RefusedWriteException e) {
            explain(written, e.problem(), e.remedy());
        } catch (FileAlreadyExistsException _) {
            // Somebody has made it at this moment; the next round compares.
            explain(written, "", "");
        } catch (IOException e) {
            explain(written, FailureText.of(e), remedy(e));
        }
    }

    private void settle(DeskWrite written) throws IOException {
        Path file = new DeskFolders(context.config()).resolve(FolderFile.of(written));
        Optional<byte[]> present = FolderFileWriter.read(file);
        String hash = present.map(Sha256::hex).orElse("");
        if (!hash.equals(written.hash()) && !hash.equals(written.replaces())) {
            context.store().change(tables -> tables.deskWrites().markConflict(written.id(), present));
            LOG.warn("desk_write_conflict file=\"{}\"", FolderFile.of(written).shown());
            return;
        }
        if (!hash.equals(written.hash())) {
            write(file, written, present.isPresent());
        }
        Instant now = context.clock().instant();
        boolean keeps = FolderFile.of(written).isText();
        context.store().change(tables -> tables.deskWrites().markWritten(written.id(), keeps, now));
    }

    private static void write(Path file, DeskWrite written, boolean isThere) throws IOException {
        if (isThere) {
            FolderFileWriter.replace(file, written.bytes());
        } else {
            FolderFileWriter.create(file, written.bytes());
        }
    }

    private void explain(DeskWrite written, String problem, String remedy) {
        if (!problem.equals(written.problem())) {
            LOG.warn(
                    "desk_write_waits file=\"{}\" problem=\"{}\" remedy=\"{}\"",
                    FolderFile.of(written).shown(),
                    problem,
                    remedy);
            context.store().change(tables -> tables.deskWrites().explain(written.id(), problem, remedy));
        }
    }

    private static String remedy(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("space") || message.contains("quota")) {
            return "make room on the disk; then it is written by itself";
        }
        if (failure instanceof AccessDeniedException || message.contains("read-only")) {
            return "let the account that runs Gazette write the folder; a systemd unit names it in ReadWritePaths";
        }
        return "mend that; then it is written by itself";
    }
}
