package gazette.sources.folders;

import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.text.BoundedFile;
import gazette.text.RefusedFileException;
import gazette.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Finds the article files in a folder and in all folders below it. Leaves out dot files, `README*`, the `_index.md`
/// that Hugo and Zola make a list of pages of, and symbolic links that lead out of the folder.
public final class FolderScanner {
    /// A file that changed more recently may not be complete yet.
    static final Duration SETTLE = Duration.ofSeconds(3);

    private static final Set<String> EXTENSIONS = Set.of(".md", ".markdown", ".mdx", ".txt", ".html", ".htm");

    /// As much text as twenty novels.
    static final int MAX_BYTES = 10_000_000;

    private final FolderConfig config;
    private final InstantSource clock;
    private final DeskVersions desk;

    /// Creates a scanner for one source.
    public FolderScanner(FolderConfig config, InstantSource clock) {
        this(config, clock, DeskVersions.NONE);
    }

    /// Creates a scanner for one source.
    ///
    /// @param desk stands for what the folder does not have yet
    public FolderScanner(FolderConfig config, InstantSource clock, DeskVersions desk) {
        this.config = config;
        this.clock = clock;
        this.desk = desk;
    }

    /// Reads the folder as it is now. A file that cannot be read is a fault and does not stop the others.
    public FolderListing read() {
        if (!Files.isDirectory(config.folder())) {
            return new FolderListing(
                    List.of(),
                    0,
                    List.of(new Diagnostic(
                            ConfigReader.MAIN_FILE,
                            config.line(),
                            "there is no folder " + config.folder(),
                            "make it, or correct the path of source '" + config.name() + "'")));
        }
        return new Scan().walk();
    }

    private Diagnostic fault(Path file, String problem, String remedy) {
        return new Diagnostic(DisplayPath.shown(config, config.folder().relativize(file)), 1, problem, remedy);
    }

    private static boolean isArticle(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension)
                && !name.toUpperCase(Locale.ROOT).startsWith("README")
                && !name.startsWith("_index.");
    }

    /// Scans the folder once.
    private final class Scan {
        private final Queue<Path> folders = new ArrayDeque<>();
        private final List<ArticleFile> files = new ArrayList<>();
        private final List<Diagnostic> faults = new ArrayList<>();
        private final Instant now = clock.instant();
        private int settling;

        FolderListing walk() {
            folders.add(config.folder());
            while (!folders.isEmpty()) {
                walk(folders.remove());
            }
            desk.texts().keySet().stream()
                    .filter(path -> path.startsWith(config.folder()) && isArticle(path) && !Files.exists(path))
                    .forEach(this::add);
            files.sort(Comparator.comparing(ArticleFile::path));
            return new FolderListing(files, settling, faults);
        }

        private void walk(Path folder) {
            for (Path path : children(folder)) {
                if (path.getFileName().toString().startsWith(".") || leadsOutside(path)) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    folders.add(path);
                } else if (isArticle(path)) {
                    add(path);
                }
            }
        }

        private List<Path> children(Path folder) {
            try (var children = Files.list(folder)) {
                return children.sorted().toList();
            } catch (IOException e) {
                faults.add(fault(folder, "the folder cannot be listed (" + e + ")", "check who may read it"));
                return List.of();
            }
        }

        /// A link to a folder is never followed, because it could lead to a cycle.
        private boolean leadsOutside(Path path) {
            if (!Files.isSymbolicLink(path)) {
                return false;
            }
            try {
                return Files.isDirectory(path)
                        || !path.toRealPath().startsWith(config.folder().toRealPath());
            } catch (IOException _) {
                return true;
            }
        }

        /// A time in the future comes from another machine's clock and is ignored.
        private boolean isSettling(Instant modified) {
            return modified.isAfter(now.minus(SETTLE)) && !modified.isAfter(now);
        }

        private void add(Path path) {
            try {
                Optional<byte[]> waiting = Optional.ofNullable(desk.texts().get(path));
                if (waiting.isPresent()) {
                    add(path, waiting.get(), now);
                    return;
                }
                Instant modified = Files.getLastModifiedTime(path).toInstant();
                boolean isSettling = isSettling(modified);
                if (isSettling && desk.complete().isEmpty()) {
                    settling++;
                    return;
                }
                byte[] bytes = BoundedFile.read(path, MAX_BYTES);
                if (isSettling && !desk.complete().contains(Sha256.hex(bytes))) {
                    settling++;
                    return;
                }
                add(path, bytes, modified);
            } catch (RefusedFileException e) {
                faults.add(fault(path, "the file " + e.problem(), e.remedy()));
            } catch (IOException e) {
                faults.add(fault(path, "the file cannot be read (" + e + ")", "check who may read it"));
            }
        }

        private void add(Path path, byte[] bytes, Instant modified) {
            files.add(new ArticleFile(config.name(), config.folder().relativize(path), path, bytes, modified));
        }
    }
}
