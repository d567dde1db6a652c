package gazette.press.files;

import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes names for new files that every file system takes and that no file of the folder has, also where large and
/// small letters are the same.
final class FreeFileName {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /// Names that articles do not have, or that would say something of the article.
    private static final Pattern SPECIAL =
            Pattern.compile("(?i)(readme|index|_index|con|nul|aux|prn).*|\\d{4}-?\\d{1,2}-?\\d{1,2}.*");
    private static final int MOST_BYTES = 120;

    private final AppContext context;
    private final String folder;

    FreeFileName(AppContext context, String folder) {
        this.context = context;
        this.folder = folder;
    }

    /// Returns a name for an article.
    FolderFile forText(String title) {
        return free("", stem(title, "article"), "md");
    }

    /// Returns a name for a file that somebody brings, beside another one.
    ///
    /// @param written as the browser gives it; it may be anything
    /// @param beside the path of the other one within the folder; empty for the folder itself
    FolderFile forFile(String written, String extension, String beside) {
        String path = plain(folder, written, extension, beside).path();
        int name = path.lastIndexOf('/') + 1;
        return free(path.substring(0, name), path.substring(name, path.lastIndexOf('.')), extension);
    }

    /// Returns the name that somebody brings, as it is; empty if no file may have it, or one that a run skips.
    static Optional<FolderFile> written(String folder, String written) {
        String name = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
        return Optional.of(new FolderFile(folder, name))
                .filter(file ->
                        DeskFolders.isName(name) && !SPECIAL.matcher(name).matches());
    }

    /// Returns the name that a file would have if it were free.
    static FolderFile plain(String folder, String written, String extension, String beside) {
        String name = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String parent = beside.substring(0, beside.lastIndexOf('/') + 1);
        return new FolderFile(
                folder,
                parent
                        + stem(
                                dot > 0 ? name.substring(0, dot) : name,
                                UploadFiles.isText(written) ? "article" : "picture")
                        + "." + extension);
    }

    /// Returns whether no file of the folder has a name, however it is written.
    boolean isFree(FolderFile file) {
        return !taken("").contains(folded(file.name()));
    }

    private FolderFile free(String parent, String stem, String extension) {
        Set<String> taken = taken(parent);
        return IntStream.iterate(1, count -> count + 1)
                .mapToObj(count -> stem + (count == 1 ? "" : "-" + count) + "." + extension)
                .filter(name -> !taken.contains(folded(name)))
                .map(name -> new FolderFile(folder, parent + name))
                .findFirst()
                .orElseThrow();
    }

    private static String stem(String written, String otherwise) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFC);
        String words = NOT_IN_NAMES
                .matcher(plain)
                .replaceAll("-")
                .replaceAll("^-+|-+$", "")
                .toLowerCase(Locale.ROOT);
        while (words.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            words = words.substring(0, words.offsetByCodePoints(words.length(), -1));
        }
        String stem = words.isEmpty() ? otherwise : words.replaceAll("-+$", "");
        return SPECIAL.matcher(stem).matches() ? otherwise + "-" + stem : stem;
    }

    private Set<String> taken(String parent) {
        Set<String> taken = new HashSet<>();
        Path place = new DeskFolders(context.config())
                .resolve(new FolderFile(folder, parent + "x.md"))
                .resolveSibling("");
        Path listed = Optional.ofNullable(place).orElseThrow();
        try (var files = Files.list(listed)) {
            files.forEach(file -> taken.add(folded(String.valueOf(file.getFileName()))));
        } catch (IOException _) {
            // What is there is compared once more when the file is written.
            taken.add("");
        }
        context.store().read(tables -> tables.deskWrites().open()).stream()
                .filter(open -> open.folder().equals(folder) && open.path().startsWith(parent))
                .forEach(open -> taken.add(folded(open.path().substring(parent.length()))));
        return taken;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
