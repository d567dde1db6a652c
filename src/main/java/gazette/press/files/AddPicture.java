package gazette.press.files;

import gazette.articles.images.ImageConverter;
import gazette.press.workspace.AppContext;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import gazette.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Puts pictures beside articles, if letters can show them.
public final class AddPicture {
    /// Where a video's or a picture's container says what it is (ISO/IEC 14496-12).
    private static final int BRAND = 4;

    private final AppContext context;
    private final String account;

    public AddPicture(AppContext context, String account) {
        this.context = context;
        this.account = account;
    }

    /// Holds the outcome.
    ///
    /// @param written empty if the folder has the same picture already
    public record AddedPicture(FolderFile file, Optional<DeskWrite> written) {}

    /// Puts a picture into a folder.
    ///
    /// @param beside the path of the article within the folder; empty for the folder itself
    /// @param name as the browser gives it; it may be anything
    /// @throws RefusedWriteException if it is no picture that letters can show, or the desk may not write it
    public AddedPicture run(
            String folder, String beside, String name, byte[] bytes, BiConsumer<Tables, FolderFile> alongside) {
        String extension = check(name, bytes);
        return put(folder, beside, name, extension, bytes, alongside);
    }

    /// Puts a picture into a folder under the name that an article calls it by.
    ///
    /// @param name as the browser gives it; it may be anything
    /// @throws RefusedWriteException if another picture has that name, it is none that letters can show, or
    ///     the desk may not write it
    public AddedPicture named(String folder, String name, byte[] bytes, BiConsumer<Tables, FolderFile> alongside) {
        String extension = check(name, bytes);
        Optional<FolderFile> exact = FreeFileName.written(folder, name).filter(FolderFile::isPicture);
        if (exact.isEmpty()) {
            return put(folder, "", name, extension, bytes, alongside);
        }
        FolderFile file = exact.get();
        if (isThere(file, bytes)) {
            return new AddedPicture(file, Optional.empty());
        }
        if (!new FreeFileName(context, folder).isFree(file)) {
            throw new RefusedWriteException(
                    "another picture has the name “" + name + "”", "rename yours, in its article, too");
        }
        return new AddedPicture(
                file,
                new WriteFolderFile(context).run(file, bytes, "", account, tables -> alongside.accept(tables, file)));
    }

    private boolean isThere(FolderFile file, byte[] bytes) {
        return FolderContent.read(context, file)
                .filter(content -> content.hash().equals(Sha256.hex(bytes)))
                .isPresent();
    }

    private AddedPicture put(
            String folder,
            String beside,
            String name,
            String extension,
            byte[] bytes,
            BiConsumer<Tables, FolderFile> alongside) {
        FolderFile named = new FreeFileName(context, folder).forFile(name, extension, beside);
        FolderFile plain = FreeFileName.plain(folder, name, extension, beside);
        // A picture that is added twice is not kept twice.
        if (isThere(plain, bytes)) {
            return new AddedPicture(plain, Optional.empty());
        }
        return new AddedPicture(
                named,
                new WriteFolderFile(context).run(named, bytes, "", account, tables -> alongside.accept(tables, named)));
    }

    /// Returns the ending for a picture's name.
    private static String check(String name, byte[] bytes) {
        if (bytes.length > FolderFileWriter.MAX_BYTES) {
            throw new RefusedWriteException(
                    "“" + name + "” is larger than " + FolderFileWriter.MAX_BYTES / 1_000_000 + " MB",
                    "make it smaller; letters show pictures 1200 pixels wide at most");
        }
        String brand = bytes.length < 12 ? "" : new String(bytes, BRAND, 8, StandardCharsets.ISO_8859_1);
        if (brand.startsWith("ftyphei") || brand.startsWith("ftypmif") || brand.startsWith("ftyphev")) {
            throw new RefusedWriteException(
                    "“" + name + "” is a HEIC picture, which no mail program but Apple's shows",
                    "save it as JPEG; an iPhone does so under Settings, Camera, Formats, Most Compatible");
        }
        if (ImageConverter.convert(bytes) instanceof ImageConverter.Unconvertible unconvertible) {
            throw new RefusedWriteException(
                    "“" + name + "” " + unconvertible.problem(), "save it as PNG, JPEG, GIF or WebP");
        }
        return ImageConverter.extension(bytes).orElseThrow();
    }
}
