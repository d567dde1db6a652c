package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.config.DkimKey.Algorithm;
import gazette.config.OwnerOnly;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may read what lies in `data/`.
class DataPermissionsTest {
    @TempDir
    Path folder;

    @Test
    void whateverWasOpenIsClosedWhenTheWorkspaceIsOpened() throws IOException {
        try (var publication = new TestPublication(folder.resolve("paper"))) {
            publication.publish("weekly");
            Path data = publication.config().data();
            new MakeDkimKey(publication.folder).run("s1", "example.org", Algorithm.ED25519);
            for (String old :
                    List.of("images/a.png", "mailbox/x.eml", "backup.zip", "gazette.db.before-V1", "old.pid")) {
                publication.write("data/" + old, "old");
            }
            for (Path path : all(data)) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxrwxrwx" : "rw-rw-rw-"));
            }
            AppContext.open(publication.config(), publication.clock).close();
            assertThat(all(data)).hasSizeGreaterThan(9).allSatisfy(DataPermissionsTest::isClosed);
        }
    }

    /// Libraries unpack their native code there, and its owner may need to execute it.
    @Test
    void whatLibrariesUnpackIsClosedAndStaysExecutable() throws IOException {
        try (var publication = new TestPublication(folder.resolve("paper"))) {
            publication.publish("weekly");
            Path library = publication.config().data().resolve("tmp/libx.so");
            publication.write("data/tmp/libx.so", "elf");
            for (String mode : List.of("rwxr-xr-x", "rw-r--r--", "rwxrwxrwx")) {
                Files.setPosixFilePermissions(library, PosixFilePermissions.fromString(mode));
                AppContext.open(publication.config(), publication.clock).close();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
                        .isEqualTo(mode.substring(0, 3) + "------");
            }
        }
    }

    @Test
    void newFilesAreClosedFromTheBeginning() throws IOException {
        try (var publication = new TestPublication(folder.resolve("paper"))) {
            publication.publish("weekly");
            assertThat(all(publication.config().data())).isNotEmpty().allSatisfy(DataPermissionsTest::isClosed);
            Path backup = folder.resolve("b.zip");
            new BackUp(publication.config(), publication.clock).run(backup);
            isClosed(backup);
        }
    }

    @Test
    void theFilesOfADatabaseElsewhereAreClosed() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        try (var publication = new TestPublication(folder.resolve("paper"), TestDatabase.SQLITE.fresh(elsewhere))) {
            publication.publish("weekly");
            List<Path> files =
                    all(elsewhere).stream().filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty().allSatisfy(DataPermissionsTest::isClosed);
            for (Path file : files) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
            assertThat(check(publication)).anySatisfy(said -> assertThat(said).contains("elsewhere", "chmod 600 "));
            AppContext.open(publication.config(), publication.clock).close();
            assertThat(files).allSatisfy(DataPermissionsTest::isClosed);
        }
    }

    @Test
    void checkNamesWhatIsOpenAndChangesNothing() throws IOException {
        try (var publication = new TestPublication(folder.resolve("paper"))) {
            assertThat(check(publication)).isEmpty();
            Path key = publication.config().data().resolve("secret.key");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
            Files.setPosixFilePermissions(key.getParent(), PosixFilePermissions.fromString("rwxr-x--x"));
            assertThat(check(publication))
                    .containsExactly(
                            key.getParent() + ":1: its permissions (rwxr-x--x) open it to others; run chmod 700 "
                                    + key.getParent(),
                            key + ":1: its permissions (rw-r-----) open it to others; run chmod 600 " + key);
            assertThat(Files.getPosixFilePermissions(key)).hasSize(3);
        }
    }

    @Test
    void aLinkOutOfTheFolderIsLeftAlone() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path other = Files.writeString(folder.resolve("other"), "x");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(data.resolve("link"), other);
        assertThat(OwnerOnly.protect(data)).isEmpty();
        assertThat(Files.getPosixFilePermissions(other)).hasSize(4);
    }

    /// The kernel lets nobody change the permissions of these files.
    @Test
    void whatCannotBeClosedIsNamedWithARemedy() {
        Path fixed = Path.of("/proc/sys/kernel/random");
        Assumptions.assumeTrue(Files.isDirectory(fixed));
        assertThat(OwnerOnly.protect(fixed))
                .isNotEmpty()
                .map(Diagnostic::toString)
                .allMatch(said ->
                        said.matches("/proc/sys/kernel/random\\S*:1: .*others.*; (run sudo chown|move data/) .*"));
    }

    private static List<String> check(TestPublication publication) {
        return new CheckWorkspace(publication.clock)
                .run(publication.folder, Map.of()).warnings().stream()
                        .map(Diagnostic::toString)
                        .filter(said -> said.contains("open it to others"))
                        .toList();
    }

    private static void isClosed(Path path) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .as(path.toString())
                .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
