package gazette.articles.images;

import gazette.text.FailureText;
import gazette.text.PercentEncoding;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds images that an article refers to by a relative path. Opens nothing outside the source's folder, wherever
/// paths or symbolic links lead.
public final class LocalImageLoader {
    private static final long MAX_BYTES = 20_000_000;

    /// A file of a vault, as Obsidian writes it: `[[picture.png]]`.
    private static final Pattern IN_VAULT = Pattern.compile("\\[\\[(.+)]]");

    private final Path folder;
    private final Path article;
    private final Map<Path, Path> elsewhere;

    /// Creates a loader for one article.
    ///
    /// @param folder the source's folder, absolute
    /// @param article the article's file, absolute
    public LocalImageLoader(Path folder, Path article) {
        this(folder, article, Map.of());
    }

    /// Creates a loader for one article.
    ///
    /// @param folder the source's folder, absolute
    /// @param article the article's file, absolute
    /// @param elsewhere pictures that are not yet in their folders, and where they are meanwhile
    public LocalImageLoader(Path folder, Path article, Map<Path, Path> elsewhere) {
        this.folder = folder.normalize();
        this.article = article;
        this.elsewhere = elsewhere;
    }

    /// Reads the header of an image; its pixels are not decoded.
    ///
    /// @param reference relative to the article's file, or, with a slash before it, to the source's folder;
    ///     percent-encoded or not. In double brackets it is found by its name as well
    public ImageResult read(String reference) {
        Matcher inVault = IN_VAULT.matcher(reference);
        boolean byName = inVault.matches();
        try {
            Path file = path(byName ? inVault.group(1) : decode(reference));
            if (!file.startsWith(folder)) {
                return new MissingImage("lies outside the source's folder", "put the picture beside the article");
            }
            Path meanwhile = elsewhere.get(file);
            if (meanwhile != null) {
                return open(meanwhile, meanwhile);
            }
            if (Files.isRegularFile(file)) {
                return open(file, folder);
            }
            Optional<Path> named = byName ? new NamedFile(folder, article).find(file) : Optional.empty();
            return named.isPresent() ? open(named.get(), folder) : missing(reference);
        } catch (InvalidPathException _) {
            return missing(reference);
        } catch (IOException e) {
            return new MissingImage("cannot be read (" + FailureText.of(e) + ")", "save it again");
        }
    }

    private Path path(String reference) {
        return reference.startsWith("/")
                ? folder.resolve(reference.replaceFirst("^/+", "")).normalize()
                : article.resolveSibling(reference).normalize();
    }

    private static MissingImage missing(String reference) {
        return reference.startsWith("/")
                ? new MissingImage(
                        "lies outside the source's folder",
                        "put the picture beside the article and leave out the slash, or put it at this path below the"
                                + " source's folder")
                : new MissingImage("is not there", "add the picture, or correct its path");
    }

    private static String decode(String reference) {
        return PercentEncoding.decoded(reference.replaceFirst("[?#].*$", ""));
    }

    private static ImageResult open(Path file, Path inside) throws IOException {
        if (!file.toRealPath().startsWith(inside.toRealPath())) {
            return new MissingImage("leads outside the source's folder", "put the picture beside the article");
        }
        if (Files.size(file) > MAX_BYTES) {
            return new MissingImage("is larger than " + MAX_BYTES / 1_000_000 + " MB", "make it smaller");
        }
        byte[] bytes = Files.readAllBytes(file);
        return image(bytes, file)
                .map(image -> (ImageResult) new AvailableImage(image))
                .orElse(new MissingImage(
                        "is broken or of an unknown format", "save it as PNG, JPEG, GIF, WebP or SVG"));
    }

    /// Reads the header only, so an image that would take gigabytes of memory does no harm.
    private static Optional<ArticleImage> image(byte[] bytes, Path file) {
        return ImageFormat.of(bytes).flatMap(format -> {
            String name = ImageConverter.name(bytes, format);
            return format == ImageFormat.SVG
                    ? Optional.of(new ArticleImage(name, file, 0, 0))
                    : measured(bytes, format).map(size -> new ArticleImage(name, file, size.width, size.height));
        });
    }

    private static Optional<Dimension> measured(byte[] bytes, ImageFormat format) {
        try (var image = new UndecodedImage(bytes, format)) {
            return Optional.of(new Dimension(image.width(), image.height()));
        } catch (IOException | RuntimeException _) { // Decoders throw anything at broken files.
            return Optional.empty();
        }
    }
}
