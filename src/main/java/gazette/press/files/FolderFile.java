package gazette.press.files;

import gazette.store.DeskWriteTable.DeskWrite;
import java.util.Locale;
import java.util.Set;

/// Names a file that the desk may write.
///
/// @param folder as `web.desk_writes` names it
/// @param path within the folder, with `/` between names
public record FolderFile(String folder, String path) {
    private static final Set<String> TEXTS = Set.of("md", "markdown", "mdx", "txt", "html", "htm");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp", "bmp", "svg");

    static FolderFile of(DeskWrite written) {
        return new FolderFile(written.folder(), written.path());
    }

    /// Returns the folder and the path, as people name the file.
    public String shown() {
        return folder + "/" + path;
    }

    /// Returns the file's name.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Returns whether it is the text of an article by its name.
    public boolean isText() {
        return TEXTS.contains(extension());
    }

    /// Returns whether it is a picture by its name.
    public boolean isPicture() {
        return PICTURES.contains(extension());
    }

    private String extension() {
        return name().substring(name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
