package gazette.articles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Finds the pictures that an article shows from its own folder. Nothing outside the source's folder is opened,
/// wherever paths or symbolic links lead.
final class PictureReader {
    private static final long MAX_BYTES = 20_000_000;
    private static final int NAME_LENGTH = 26;
    private static final Map<String, String> EXTENSIONS = Map.of("png", "png", "jpeg", "jpg", "gif", "gif");

    private final Path folder;
    private final Path article;

    /// @param folder the source's, absolute
    /// @param article the article's file, absolute
    PictureReader(Path folder, Path article) {
        this.folder = folder;
        this.article = article;
    }

    /// @param reference relative to the article's file, percent-encoded or not
    PictureFile read(String reference) {
        try {
            Path file = article.resolveSibling(decode(reference)).normalize();
            if (reference.startsWith("/") || !file.startsWith(folder.normalize())) {
                return new NoPicture("lies outside the source's folder", "put the picture beside the article");
            }
            return Files.isRegularFile(file) ? open(file) : missing();
        } catch (InvalidPathException _) {
            return missing();
        } catch (IOException e) {
            return new NoPicture("cannot be read (" + e.getMessage() + ")", "save it again");
        }
    }

    private static NoPicture missing() {
        return new NoPicture("is not there", "add the picture, or correct its path");
    }

    private static String decode(String reference) {
        String path = reference.replaceFirst("[?#].*$", "");
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return path;
        }
    }

    private PictureFile open(Path file) throws IOException {
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            return new NoPicture("leads outside the source's folder", "put the picture beside the article");
        }
        if (Files.size(file) > MAX_BYTES) {
            return new NoPicture("is larger than " + MAX_BYTES / 1_000_000 + " MB", "make it smaller");
        }
        byte[] bytes = Files.readAllBytes(file);
        return picture(bytes, file)
                .map(p -> (PictureFile) new FoundPicture(p))
                .orElse(new NoPicture("is neither PNG, JPEG nor GIF", "save it as one of these"));
    }

    /// Reads the header only, so a picture that would unfold to gigabytes does no harm.
    private static Optional<Picture> picture(byte[] bytes, Path file) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return Optional.ofNullable(EXTENSIONS.get(reader.getFormatName().toLowerCase(Locale.ROOT)))
                        .flatMap(extension -> measured(bytes, file, extension, reader));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<Picture> measured(byte[] bytes, Path file, String extension, ImageReader reader) {
        String name = Fingerprint.base32(bytes, NAME_LENGTH) + "." + extension;
        try {
            return Optional.of(new Picture(name, file, reader.getWidth(0), reader.getHeight(0)));
        } catch (IOException | RuntimeException _) { // ImageIO's readers throw anything at broken files.
            return Optional.empty();
        }
    }
}
