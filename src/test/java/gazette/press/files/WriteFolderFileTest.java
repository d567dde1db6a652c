package gazette.press.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.articles.StoredArticle;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.CheckWorkspace;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.DeskWriteTable.DeskWriteState;
import gazette.store.DeskWriteTable.OpenDeskWrite;
import gazette.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the desk writes into folders, and what becomes of it when the folder does not take it.
class WriteFolderFileTest {
    private static final FolderFile NEW = new FolderFile("seeds", "new.md");
    private static final String NONE = "";

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() throws IOException {
        publication = new TestPublication(folder);
        String settings = Files.readString(folder.resolve("gazette.yaml"));
        publication.write("gazette.yaml", settings + "\nweb: {desk_writes: [seeds]}\n");
        publication.reread();
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whatIsWrittenIsInTheFolderAndInTheDatabaseWithTheHashOfWhatItReplaces() throws IOException {
        DeskWrite first = write(NEW, text("One"), NONE).orElseThrow();
        DeskWrite second = write(NEW, text("Two"), first.hash()).orElseThrow();

        assertThat(read("seeds/new.md")).isEqualTo(text("Two"));
        assertThat(second.replaces()).isEqualTo(Sha256.hex(text("One").getBytes(UTF_8)));
        assertThat(versions(NEW)).extracting(DeskWrite::account).containsExactly("ann", "ann");
        try (Stream<Path> files = Files.list(folder.resolve("seeds"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("first.md", "new.md");
        }
    }

    @Test
    void aFileKeepsItsModeAndANewOneHasThatOfItsFolder() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("seeds"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setPosixFilePermissions(folder.resolve("seeds/first.md"), PosixFilePermissions.fromString("rw-r-----"));
        write(NEW, text("One"), NONE);
        write(FIRST, text("Other"), hash("seeds/first.md"));

        assertThat(mode("seeds/new.md")).isEqualTo("rw-rw-r--");
        assertThat(mode("seeds/first.md")).isEqualTo("rw-r-----");
    }

    @Test
    void whatTheFolderDoesNotTakeWaitsWithItsReasonGoesOutNonethelessAndIsWrittenLater() throws IOException {
        Path away = folder.resolve("away");
        Files.move(folder.resolve("seeds"), away);
        Files.writeString(folder.resolve("seeds"), "a file where the folder was");
        DeskWrite waiting = write(NEW, text("Written nonetheless"), NONE).orElseThrow();
        assertThat(waiting.state()).isEqualTo(DeskWriteState.WAITING);
        assertThat(waiting.problem() + waiting.remedy()).isNotBlank();

        Files.delete(folder.resolve("seeds"));
        Files.move(away, folder.resolve("seeds"));
        IngestSources.run(publication.context());
        assertThat(titles()).contains("Written nonetheless");

        new SettleDeskWrites(publication.context()).run();
        assertThat(read("seeds/new.md")).isEqualTo(text("Written nonetheless"));
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void aRunReadsWhatTheDeskWroteAtOnceAndNotOnlyWhenItsFileHasSettled() throws IOException {
        write(NEW, text("At once"), NONE);
        Files.writeString(folder.resolve("seeds/foreign.md"), text("Half written"));
        for (String file : List.of("new.md", "foreign.md")) {
            Files.setLastModifiedTime(
                    folder.resolve("seeds").resolve(file),
                    FileTime.from(publication.context().clock().instant()));
        }
        IngestSources.IngestResult result = IngestSources.run(publication.context());

        assertThat(titles()).contains("At once").doesNotContain("Half written");
        assertThat(result.unstableFiles()).isEqualTo(1);
    }

    @Test
    void ofAFileThatChangedOnDiskMeanwhileBothVersionsAreKeptAndTheFoldersGoesOut() throws IOException {
        String seen = hash("seeds/first.md");
        publication.write("seeds/first.md", text("Changed on disk"));
        DeskWrite mine = write(FIRST, text("Mine"), seen).orElseThrow();

        assertThat(mine.state()).isEqualTo(DeskWriteState.CONFLICT);
        assertThat(new String(mine.bytes(), UTF_8)).isEqualTo(text("Mine"));
        assertThat(theirs(mine)).contains(text("Changed on disk"));
        assertThat(read("seeds/first.md")).isEqualTo(text("Changed on disk"));
        IngestSources.run(publication.context());
        assertThat(titles()).containsExactly("Changed on disk");
    }

    @Test
    void theEditorPicksOneOfTheTwoVersionsOrMergesThem() throws IOException {
        DeskWrite first = conflict();
        new SettleConflict(publication.context()).keepFolders(first.id(), tables -> {});
        assertThat(read("seeds/first.md")).isEqualTo(text("Changed on disk"));

        DeskWrite second = conflict();
        new SettleConflict(publication.context()).write(second.id(), second.bytes(), "bo", tables -> {});
        assertThat(read("seeds/first.md")).isEqualTo(text("Mine"));
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void aConflictThatChangesOnDiskOnceMoreIsAConflictAgain() throws IOException {
        DeskWrite first = conflict();
        publication.write("seeds/first.md", text("Changed again"));
        new SettleConflict(publication.context()).write(first.id(), first.bytes(), "bo", tables -> {});

        assertThat(read("seeds/first.md")).isEqualTo(text("Changed again"));
        assertThat(unsettled()).extracting(OpenDeskWrite::state).containsExactly(DeskWriteState.CONFLICT);
    }

    @Test
    void aFileThatWasDeletedOnDiskIsAConflictAndNotMadeAnew() throws IOException {
        String seen = hash("seeds/first.md");
        publication.delete("seeds/first.md");
        DeskWrite mine = write(FIRST, text("Mine"), seen).orElseThrow();

        assertThat(mine.state()).isEqualTo(DeskWriteState.CONFLICT);
        assertThat(theirs(mine)).isEmpty();
        assertThat(folder.resolve("seeds/first.md")).doesNotExist();
    }

    @Test
    void ofTwoEditorsOnOneArticleTheSecondIsToldAndNothingIsLost() throws IOException {
        String seen = hash("seeds/first.md");
        write(FIRST, text("Ann's"), seen);
        DeskWrite second = write(FIRST, text("Bo's"), seen).orElseThrow();

        assertThat(second.state()).isEqualTo(DeskWriteState.CONFLICT);
        assertThat(read("seeds/first.md")).isEqualTo(text("Ann's"));
        assertThat(theirs(second)).contains(text("Ann's"));
    }

    @Test
    void aNewFileDoesNotTakeTheNameOfOneThatExists() throws IOException {
        DeskWrite mine = write(FIRST, text("Mine"), NONE).orElseThrow();
        assertThat(mine.state()).isEqualTo(DeskWriteState.CONFLICT);
        assertThat(read("seeds/first.md")).contains("The first");
    }

    @Test
    void aCrashBetweenTheDatabaseAndTheFolderIsFinishedAtTheNextStart() throws IOException {
        byte[] bytes = text("Recorded only").getBytes(UTF_8);
        publication
                .context()
                .store()
                .change(tables -> tables.deskWrites()
                        .add(
                                "seeds",
                                "new.md",
                                bytes,
                                Sha256.hex(bytes),
                                NONE,
                                "ann",
                                publication.context().clock().instant()));
        publication.restart();
        new SettleDeskWrites(publication.context()).run();

        assertThat(read("seeds/new.md")).isEqualTo(text("Recorded only"));
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void aCrashAfterTheFileWasMovedIsFinishedAtTheNextStart() throws IOException {
        byte[] bytes = text("Moved already").getBytes(UTF_8);
        publication
                .context()
                .store()
                .change(tables -> tables.deskWrites()
                        .add(
                                "seeds",
                                "new.md",
                                bytes,
                                Sha256.hex(bytes),
                                NONE,
                                "ann",
                                publication.context().clock().instant()));
        publication.write("seeds/new.md", text("Moved already"));
        new SettleDeskWrites(publication.context()).run();

        assertThat(versions(NEW)).extracting(DeskWrite::state).containsExactly(DeskWriteState.WRITTEN);
    }

    @Test
    void whatIsSoAlreadyIsNotWrittenAgain() throws IOException {
        assertThat(write(FIRST, read("seeds/first.md"), hash("seeds/first.md"))).isEmpty();
        assertThat(versions(FIRST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../gazette.yaml", "a/../../x.md", "/etc/x.md", ".hidden.md", "a//b.md", "x.sh", "a\\b.md", ""})
    void noPathLeadsOutOfTheFolderOrNamesAnotherKindOfFile(String path) {
        assertThatThrownBy(() -> write(new FolderFile("seeds", path), text("X"), NONE))
                .isInstanceOf(RefusedWriteException.class);
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("seeds/out"), elsewhere);
        assertThatThrownBy(() -> write(new FolderFile("seeds", "out/x.md"), text("X"), NONE))
                .isInstanceOf(RefusedWriteException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotNamedIsNotWritten() {
        assertThatThrownBy(() -> write(new FolderFile("templates", "x.html"), text("X"), NONE))
                .isInstanceOfSatisfying(
                        RefusedWriteException.class, e -> assertThat(e.remedy()).contains("desk_writes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "schedules", "../elsewhere", "/tmp", "data"})
    void checkNamesAFolderThatTheDeskCannotWriteWithItsLineAndRemedy(String name) throws IOException {
        String settings = Files.readString(folder.resolve("gazette.yaml")).replace("[seeds]", "[" + name + "]");
        publication.write("gazette.yaml", settings);
        var faults = new CheckWorkspace(publication.context().clock())
                .run(folder, Map.of())
                .faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.toString()).startsWith("gazette.yaml:").contains(name);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    private static final FolderFile FIRST = new FolderFile("seeds", "first.md");

    private DeskWrite conflict() throws IOException {
        String seen = hash("seeds/first.md");
        publication.write("seeds/first.md", text("Changed on disk"));
        return write(FIRST, text("Mine"), seen.equals(hash("seeds/first.md")) ? "other" : seen)
                .orElseThrow();
    }

    private static String text(String title) {
        return "---\ntitle: " + title + "\n---\n\nText of " + title + ".\n";
    }

    private Optional<DeskWrite> write(FolderFile file, String text, String replaces) {
        return new WriteFolderFile(publication.context())
                .run(file, text.getBytes(UTF_8), replaces, "ann", tables -> {});
    }

    private List<DeskWrite> versions(FolderFile file) {
        return publication
                .context()
                .store()
                .read(tables -> tables.deskWrites().versions(file.folder(), file.path(), 9));
    }

    private List<OpenDeskWrite> unsettled() {
        return List.copyOf(
                publication.context().store().read(tables -> tables.deskWrites().open()));
    }

    private Optional<String> theirs(DeskWrite conflict) {
        return publication
                .context()
                .store()
                .read(tables -> tables.deskWrites().theirs(conflict.id()))
                .map(bytes -> new String(bytes, UTF_8));
    }

    private List<String> titles() {
        return publication
                .context()
                .store()
                .read(tables -> tables.articles().byIds(tables.articles().changedSince(java.time.Instant.EPOCH)))
                .stream()
                .map(StoredArticle::article)
                .map(article -> article.title())
                .toList();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private String hash(String file) throws IOException {
        return Sha256.hex(Files.readAllBytes(folder.resolve(file)));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
