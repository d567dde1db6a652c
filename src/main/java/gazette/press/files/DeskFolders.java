package gazette.press.files;

import gazette.config.Config;
import gazette.config.FolderConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Finds the folders and files that the desk may write. Nothing outside the workspace is ever named, wherever paths or
/// symbolic links lead.
public final class DeskFolders {
    /// What no file system takes, hidden files, and what a shell or a web address would take for something
    /// else.
    private static final Pattern NAME = Pattern.compile("[^.\\s/\\\\:*?\"<>|\\p{Cntrl}][^/\\\\:*?\"<>|\\p{Cntrl}]*");
    /// File systems take 255, and the name of the file that is moved into its place is longer.
    private static final int MOST_BYTES = 200;

    private final Config config;

    public DeskFolders(Config config) {
        this.config = config;
    }

    /// Returns the sources whose folders the desk may write.
    public List<FolderConfig> sources() {
        return config.folders().stream()
                .filter(source -> nameOf(source).isPresent())
                .toList();
    }

    /// Returns under which name the desk may write the folder of a source; empty if it may not.
    public Optional<String> nameOf(FolderConfig source) {
        return config.web().deskWrites().folders().stream()
                .filter(folder -> absolute(folder).equals(source.folder()))
                .map(DeskFolders::name)
                .findFirst();
    }

    /// Returns the source whose articles a folder holds.
    public Optional<FolderConfig> source(String folder) {
        return sources().stream()
                .filter(source -> nameOf(source).filter(folder::equals).isPresent())
                .findFirst();
    }

    /// Returns the file of a source as the desk may write it; empty if it may not.
    ///
    /// @param path within the folder of the source
    public Optional<FolderFile> file(String source, Path path) {
        return sources().stream()
                .filter(folder -> folder.name().equals(source))
                .flatMap(folder -> nameOf(folder).stream())
                .map(name -> new FolderFile(name, path.toString().replace('\\', '/')))
                .findFirst();
    }

    /// Returns where a file is.
    ///
    /// @throws RefusedWriteException if the desk may not write it
    public Path resolve(FolderFile file) {
        Path folder = folder(file.folder());
        List<String> names = List.of(file.path().split("/", -1));
        if (!names.stream().allMatch(DeskFolders::isName) || !(file.isText() || file.isPicture())) {
            throw new RefusedWriteException(
                    "the desk writes no file with the name \"" + file.path() + "\"",
                    "name it with letters, digits, spaces and hyphens, and end it in .md, .html, .txt or as a picture");
        }
        Path target = folder.resolve(file.path());
        requireInside(folder, target);
        return target;
    }

    private Path folder(String name) {
        return config.web().deskWrites().folders().stream()
                .filter(folder -> name(folder).equals(name))
                .map(this::absolute)
                .findFirst()
                .orElseThrow(() -> new RefusedWriteException(
                        "the desk may not write the folder " + name,
                        "name it in gazette.yaml: web: {desk_writes: [" + name + "]}"));
    }

    private Path absolute(Path folder) {
        return config.workspace().resolve(folder).normalize();
    }

    private static String name(Path folder) {
        return folder.toString().replace('\\', '/');
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /// Looks at the first folder above the target that exists: what is made below it leads nowhere else.
    private void requireInside(Path folder, Path target) {
        try {
            Path workspace = config.workspace().toRealPath();
            if (!Files.exists(folder)) {
                return;
            }
            Path inside = folder.toRealPath();
            Path below = folder.relativize(target);
            Path existing = IntStream.iterate(below.getNameCount(), count -> count > 0, count -> count - 1)
                    .mapToObj(count -> folder.resolve(below.subpath(0, count)))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(folder);
            if (!inside.startsWith(workspace) || !existing.toRealPath().startsWith(inside)) {
                throw new RefusedWriteException(
                        folder.getFileName() + " or a link in it leads out of the workspace",
                        "put the folder itself into the workspace");
            }
        } catch (IOException e) {
            throw new RefusedWriteException(
                    "the folder " + folder.getFileName() + " cannot be looked at", "check who may read it");
        }
    }
}
