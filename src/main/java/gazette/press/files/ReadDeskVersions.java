package gazette.press.files;

import gazette.config.OwnerOnly;
import gazette.press.workspace.AppContext;
import gazette.sources.folders.DeskVersions;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.text.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Returns what a run reads of the desk's versions while the folders do not have them.
public final class ReadDeskVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ReadDeskVersions.class);
    /// Longer than a file has to lie still before it is read.
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final AppContext context;
    private final Map<Path, byte[]> texts = new HashMap<>();
    private final Map<Path, Path> pictures = new HashMap<>();

    private ReadDeskVersions(AppContext context) {
        this.context = context;
    }

    /// Reads them. Puts pictures aside in the data folder, where the reader of articles finds them.
    public static DeskVersions of(AppContext context) {
        return new ReadDeskVersions(context).read();
    }

    private DeskVersions read() {
        if (!context.hasDeskWrites()) {
            return DeskVersions.NONE;
        }
        List<Long> waiting = context.store().read(tables -> tables.deskWrites().waiting());
        for (long id : waiting) {
            context.store().read(tables -> tables.deskWrites().byId(id)).ifPresent(this::add);
        }
        if (waiting.isEmpty()) {
            removePictures();
        }
        var since = context.clock().instant().minus(RECENT);
        return new DeskVersions(
                texts,
                pictures,
                context.store().read(tables -> tables.deskWrites().hashesSince(since)));
    }

    private void add(DeskWrite written) {
        try {
            FolderFile file = FolderFile.of(written);
            Path path = new DeskFolders(context.config()).resolve(file);
            if (file.isText()) {
                texts.put(path, written.bytes());
            } else {
                pictures.put(path, aside(written));
            }
        } catch (RefusedWriteException | IOException e) {
            LOG.warn("desk_version_unread id={} cause=\"{}\"", written.id(), FailureText.of(e));
        }
    }

    private Path folder() {
        return context.config().data().resolve("desk");
    }

    private Path aside(DeskWrite written) throws IOException {
        OwnerOnly.createFolder(folder());
        Path file = folder().resolve(written.hash());
        if (!Files.exists(file)) {
            FolderFileWriter.create(file, written.bytes());
        }
        return file;
    }

    private void removePictures() {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (var files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("desk_pictures_left cause=\"{}\"", FailureText.of(e));
        }
    }

    /// Returns a mark that changes whenever what a run would read of the desk's versions does.
    public static String mark(AppContext context) {
        return context.hasDeskWrites()
                ? context.store().read(tables -> tables.deskWrites().mark())
                : "";
    }
}
