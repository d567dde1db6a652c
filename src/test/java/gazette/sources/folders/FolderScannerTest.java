package gazette.sources.folders;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScannerTest {
    private static final Instant NOW = Instant.parse("2026-11-05T08:00:00Z");

    @TempDir
    private Path workspace;

    private Path seeds;

    @BeforeEach
    void makeFolder() throws IOException {
        seeds = Files.createDirectory(workspace.resolve("seeds"));
    }

    private Path write(String name, Instant modified) throws IOException {
        Path file = seeds.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# " + name);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private Path write(String name) throws IOException {
        return write(name, NOW.minusSeconds(60));
    }

    private FolderListing read() {
        return new FolderScanner(new FolderConfig("own", seeds, List.of(), 1), InstantSource.fixed(NOW)).read();
    }

    private List<String> paths() {
        return read().files().stream().map(f -> f.path().toString()).toList();
    }

    @Test
    void articlesAreFoundInAllFoldersAndSortedByPath() throws IOException {
        for (String name : List.of("b.md", "a.txt", "2026/c.markdown", "2026/11/d.html", "e.HTM", "f.mdx")) {
            write(name);
        }
        assertThat(paths()).containsExactly("2026/11/d.html", "2026/c.markdown", "a.txt", "b.md", "e.HTM", "f.mdx");
    }

    @Test
    void dotFilesReadmesAndOtherFilesAreLeftOut() throws IOException {
        for (String name : List.of(
                ".a.md",
                ".git/b.md",
                "README.md",
                "readme.txt",
                "posts/_index.md",
                "_index.zh.md",
                "images/c.png",
                "d.md~",
                "md")) {
            write(name);
        }
        assertThat(paths()).isEmpty();
    }

    @Test
    void aFileThatWasChangedAMomentAgoIsCountedButNotRead() throws IOException {
        write("young.md", NOW.minusSeconds(2));
        write("old.md", NOW.minusSeconds(3));
        assertThat(paths()).containsExactly("old.md");
        assertThat(read().settling()).isEqualTo(1);
    }

    @Test
    void aFileIsReadCompletely() throws IOException {
        Path file = write("a.md");
        ArticleFile found = read().files().getFirst();
        assertThat(found.source()).isEqualTo("own");
        assertThat(found.file()).isEqualTo(file).isAbsolute();
        assertThat(found.bytes()).asString().isEqualTo("# a.md");
        assertThat(found.lastModified()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void linksThatLeadOutOfTheFolderAreNotFollowed() throws IOException {
        Path secret = Files.writeString(workspace.resolve("secret.md"), "# secret");
        Files.createSymbolicLink(seeds.resolve("out.md"), secret);
        Files.createSymbolicLink(seeds.resolve("circle"), seeds);
        Files.createSymbolicLink(seeds.resolve("nowhere.md"), workspace.resolve("gone.md"));
        Files.createSymbolicLink(seeds.resolve("within.md"), write("a.md"));
        assertThat(paths()).containsExactly("a.md", "within.md");
    }

    @Test
    void aMissingFolderIsAFault() throws IOException {
        Files.delete(seeds);
        assertThat(read().faults())
                .containsExactly(new Diagnostic(
                        Path.of("gazette.yaml"),
                        1,
                        "there is no folder " + seeds,
                        "make it, or correct the path of source 'own'"));
    }
}
