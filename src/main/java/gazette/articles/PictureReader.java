package gazette.articles;

import java.awt.Dimension;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the pictures that an article shows from its own folder. Nothing outside the source's folder is opened,
/// wherever paths or symbolic links lead.
final class PictureReader {
    private static final long MAX_BYTES = 20_000_000;

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
                .orElse(new NoPicture("is broken or of an unknown format", "save it as PNG, JPEG, GIF, WebP or SVG"));
    }

    /// Reads the header only, so a picture that would unfold to gigabytes does no harm.
    private static Optional<Picture> picture(byte[] bytes, Path file) {
        return PictureFormat.of(bytes).flatMap(format -> {
            String name = Darkroom.name(bytes, format);
            return format == PictureFormat.SVG
                    ? Optional.of(new Picture(name, file, 0, 0))
                    : measured(bytes, format).map(size -> new Picture(name, file, size.width, size.height));
        });
    }

    private static Optional<Dimension> measured(byte[] bytes, PictureFormat format) {
        try (var negative = new Negative(bytes, format)) {
            return Optional.of(new Dimension(negative.width(), negative.height()));
        } catch (IOException | RuntimeException _) { // Decoders throw anything at broken files.
            return Optional.empty();
        }
    }
}
