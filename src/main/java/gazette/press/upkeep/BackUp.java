package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.OwnerOnly;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.store.Store;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes what cannot be restored otherwise, the database and the keys, into one zip file. Works beside a running
/// `serve`.
public final class BackUp {
    private final Config config;
    private final InstantSource clock;

    public BackUp(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Writes the file, readable by its owner only. It appears when it is complete, or not at all.
    ///
    /// @param file a new file: a backup never overwrites another
    public void run(Path file) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new IllegalArgumentException(file + " is there already; name a new file");
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new IllegalArgumentException("there is no folder " + target.getParent() + "; make it first");
        }
        try {
            Path folder = Files.createTempDirectory(target.getParent(), ".gazette-backup");
            try {
                Path draft = folder.resolve("draft.zip");
                OwnerOnly.createFile(draft);
                pack(folder, draft);
                Files.move(draft, target);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + FailureText.of(e), e);
        }
    }

    private void pack(Path folder, Path draft) throws IOException {
        Path database = folder.resolve(RestoreInstructions.databaseIn(config));
        RestoredDatabaseGuard.mark(config);
        // Before the keys: whatever key it speaks of is there by then.
        Store.copy(config.database(), database);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.putNextEntry(new ZipEntry("RESTORE.txt"));
            zip.write(RestoreInstructions.write(config, clock.instant()).getBytes(StandardCharsets.UTF_8));
            add(zip, database.getFileName().toString(), database);
            for (Path key : keys()) {
                add(zip, "data/" + config.data().relativize(key), key);
            }
            zip.finish();
            channel.force(true);
        }
    }

    private List<Path> keys() throws IOException {
        Path dkim = config.data().resolve("dkim");
        Path secret = config.data().resolve("secret.key");
        if (!Files.isDirectory(dkim)) {
            return Stream.of(secret).filter(Files::exists).toList();
        }
        try (Stream<Path> files = Files.list(dkim)) {
            return Stream.concat(Stream.of(secret), files.sorted())
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
