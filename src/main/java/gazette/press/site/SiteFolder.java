package gazette.press.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the files of a site to a folder. A list of the written files is kept in the folder, and no other file
/// is ever changed or removed. Each file is written whole or not at all; one with the same content is not
/// touched.
final class SiteFolder {
    static final String LIST = ".gazette-site";
    private static final String PART = ".gazette-site.part";
    private static final String HEAD = "# Written by gazette site, which may change and remove these files.";
    private static final int FEW = 3;

    private final Path folder;
    private final Set<String> writtenFiles;

    private SiteFolder(Path folder, Set<String> ours) {
        this.folder = folder;
        this.writtenFiles = ours;
    }

    /// Thrown when files of others are in the folder.
    static final class ForeignFilesException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        ForeignFilesException(String message) {
            super(message);
        }
    }

    /// Opens the folder; creates it if it is missing.
    ///
    /// @throws Foreign if files are in it and no site was written there before
    static SiteFolder open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ForeignFilesException(folder + " is a file; name a folder");
        }
        Files.createDirectories(folder);
        Path list = folder.resolve(LIST);
        if (Files.isRegularFile(list)) {
            Files.deleteIfExists(folder.resolve(PART));
            return new SiteFolder(folder, read(list));
        }
        List<String> foreign = foreign(folder);
        if (!foreign.isEmpty()) {
            throw new ForeignFilesException(folder + " holds files that gazette site did not write ("
                    + String.join(", ", foreign) + "); name an empty folder, or a new one");
        }
        return new SiteFolder(folder, new TreeSet<>());
    }

    /// Lists the files that will be written, before any of them is: even after a crash every written file is
    /// listed.
    ///
    /// @throws Foreign if somebody else's file is in the way of one
    void reserve(Collection<String> files) throws IOException {
        for (String file : files) {
            checkNotInTheWay(file);
        }
        writtenFiles.addAll(files);
        list(writtenFiles);
    }

    /// Writes a file, unless it has the same content already.
    ///
    /// @return whether it was written
    boolean write(String file, byte[] bytes) throws IOException {
        Path target = folder.resolve(file);
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return false;
        }
        Files.createDirectories(parent(target));
        Path part = folder.resolve(PART);
        Files.write(part, bytes);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /// Copies a file piece by piece, unless it has the same content already. Its permissions are those of a new file.
    ///
    /// @return whether it was written
    boolean copy(String file, Path source) throws IOException {
        Path target = folder.resolve(file);
        if (Files.isRegularFile(target) && Files.mismatch(target, source) < 0) {
            return false;
        }
        Files.createDirectories(parent(target));
        Path part = folder.resolve(PART);
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = Files.newOutputStream(part)) {
            in.transferTo(out);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /// Removes the files of earlier runs that this one did not write, and lists the rest.
    ///
    /// @param current all files that this run wrote
    /// @return how many files were removed
    int finish(Collection<String> current) throws IOException {
        var obsolete = new TreeSet<>(writtenFiles);
        obsolete.removeAll(current);
        int removed = 0;
        for (String file : obsolete) {
            removed += remove(folder.resolve(file)) ? 1 : 0;
        }
        list(current);
        return removed;
    }

    private static Set<String> read(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("#") && isWithin(line))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Returns whether a name is that of a file below the folder, other than the list itself.
    static boolean isWithin(String file) {
        return !file.isEmpty()
                && !file.startsWith("/")
                && !file.startsWith(LIST)
                && Stream.of(file.split("/", -1))
                        .noneMatch(part -> part.isEmpty()
                                || part.equals(".")
                                || part.equals("..")
                                || part.contains("\\")
                                || part.chars().anyMatch(Character::isISOControl));
    }

    /// Ignores hidden files, such as those of git.
    private static List<String> foreign(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .limit(FEW)
                    .toList();
        }
    }

    private void checkNotInTheWay(String file) throws ForeignFilesException {
        Path target = folder.resolve(file);
        boolean isFile = !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !(isFile && writtenFiles.contains(file))) {
            throw inTheWay(target);
        }
        for (Path above = parent(target); !above.equals(folder); above = parent(above)) {
            boolean isFolder = Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS);
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !isFolder) {
                throw inTheWay(above);
            }
        }
    }

    private static ForeignFilesException inTheWay(Path file) {
        return new ForeignFilesException(file + " is in the way, and gazette site did not write it; move it elsewhere");
    }

    private void list(Collection<String> files) throws IOException {
        String text =
                HEAD + "\n" + files.stream().sorted().map(file -> file + "\n").collect(Collectors.joining());
        write(LIST, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Also removes folders that become empty.
    private boolean remove(Path file) throws IOException {
        boolean removed = Files.deleteIfExists(file);
        for (Path above = parent(file); !above.equals(folder) && isEmpty(above); above = parent(above)) {
            Files.delete(above);
        }
        return removed;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }
}
