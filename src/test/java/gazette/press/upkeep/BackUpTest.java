package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.DatabaseConfig;
import gazette.issues.DeliveryState;
import gazette.press.publishing.TestPublication;
import gazette.store.Store;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A backup, beside a paper that is at work, and what it is good for.
@ParameterizedClass
@EnumSource
class BackUpTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;

    BackUpTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        publication = new TestPublication(folder.resolve("paper"), kind);
        Files.createDirectories(publication.config().data().resolve("dkim"));
        Files.writeString(publication.config().data().resolve("dkim/g1.pem"), "a key");
        Files.writeString(publication.config().data().resolve("fence"), "7");
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void itHoldsTheDatabaseAndTheKeysAndSaysHowToRestoreThem() throws Exception {
        publication.publish("weekly");
        Path unpacked = unpack(backUp("monday.zip"));
        publication.article("second.md", "Second", "2026-11-21", "After the backup.");
        publication.publish("weekly");

        try (Stream<Path> files = Files.walk(unpacked)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> unpacked.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "RESTORE.txt", database().toString(), "data/secret.key", "data/dkim/g1.pem");
        }
        assertThat(unpacked.resolve("RESTORE.txt"))
                .content()
                .contains(
                        "A backup of \"Letters 来信\"",
                        "gazette hold --release",
                        publication.config().data().toString());
        assertThat(unpacked.resolve("data/secret.key"))
                .hasSameBinaryContentAs(publication.config().data().resolve("secret.key"));
        try (Store restored = Store.open(restore(unpacked))) {
            Map<DeliveryState, Long> letters =
                    restored.read(tables -> tables.deliveryStats().count(1));
            assertThat(letters).isEqualTo(Map.of(DeliveryState.ACCEPTED, 2L));
            assertThat(restored.<Integer>read(tables -> tables.runs().latest(9).size()))
                    .isEqualTo(1);
            restored.change(tables -> tables.lists().idOf("another"));
        }
    }

    @Test
    void onlyItsOwnerCanReadItAndNothingElseIsLeftBehind() throws IOException {
        Path file = backUp("monday.zip");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, publication.folder);
        }
    }

    @Test
    void itOverwritesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("monday.zip"), "precious");

        assertThatThrownBy(() -> backUp("monday.zip")).hasMessageEndingWith("is there already; name a new file");
        assertThat(file).hasContent("precious");
    }

    private Path backUp(String name) {
        Path file = folder.resolve(name);
        new BackUp(publication.config(), publication.clock).run(file);
        return file;
    }

    private Path database() {
        return Path.of(RestoreInstructions.databaseIn(publication.config()));
    }

    private Path unpack(Path file) throws IOException {
        Path unpacked = folder.resolve("unpacked");
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = unpacked.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
        return unpacked;
    }

    private DatabaseConfig restore(Path unpacked) throws Exception {
        return switch (publication.config().database()) {
            case DatabaseConfig.Sqlite _ -> new DatabaseConfig.Sqlite(unpacked.resolve(database()));
            case DatabaseConfig.Postgres _ -> {
                DatabaseConfig.Postgres empty = TestDatabase.empty();
                assertThat(run(
                                "pg_restore",
                                "--exit-on-error",
                                "--no-owner",
                                "--host=" + empty.host(),
                                "--port=" + empty.port(),
                                "--username=postgres",
                                "--dbname=" + empty.name(),
                                unpacked.resolve(database()).toString()))
                        .isEqualTo("");
                yield empty;
            }
        };
    }

    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
