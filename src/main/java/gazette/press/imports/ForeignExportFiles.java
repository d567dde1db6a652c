package gazette.press.imports;

import gazette.config.Diagnostic;
import gazette.subscribers.csv.CsvDialect;
import gazette.subscribers.csv.UnreadableCsvException;
import gazette.subscribers.products.ForeignProduct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of readers in an export of another product: the file itself, or those in a ZIP. What is in a ZIP is
/// unpacked under names of our own, within bounds, into a folder that nobody else can read and that goes away again.
final class ForeignExportFiles implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /// All that is unpacked together.
    private static final long MOST_BYTES = 2_000_000_000;
    /// A publication of many years has some thousands.
    private static final int MOST_FILES = 10_000;

    private final List<Part> parts = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private long left;

    /// One file.
    ///
    /// @param path where it can be read
    /// @param shown how it is named, beside the file that was handed over
    record Part(Path path, Path shown, ForeignProduct product) {}

    private ForeignExportFiles(long most) {
        left = most;
    }

    /// Opens an export.
    ///
    /// @throws UnreadableCsvException if it is a ZIP in which there is none, or too much
    static ForeignExportFiles of(Path file) {
        return of(file, MOST_BYTES);
    }

    /// @param most bytes that are unpacked
    static ForeignExportFiles of(Path file, long most) {
        var files = new ForeignExportFiles(most);
        try {
            if (isZip(file)) {
                files.unpack(file);
            } else {
                files.take(file, file);
            }
            return files;
        } catch (IOException e) {
            files.close();
            throw new UnreadableCsvException(new Diagnostic(
                    file, 1, "cannot be read: " + e.getMessage(), "see that it is whole; download it again"));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// Those whose product is known by their columns; none if it is a CSV of any other kind.
    List<Part> parts() {
        return parts;
    }

    @Override
    public void close() {
        folder.ifPresent(there -> {
            try (var files = Files.list(there)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(there);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void unpack(Path file) throws IOException {
        Path there = Files.createTempDirectory("gazette-import");
        folder = Optional.of(there);
        try (var zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && isCsv(entry.getName()))
                    .toList();
            if (entries.size() > MOST_FILES) {
                throw tooMuch(file);
            }
            for (ZipEntry entry : entries) {
                Path unpacked = there.resolve(parts.size() + ".csv");
                try (InputStream in = zip.getInputStream(entry)) {
                    copy(in, unpacked, file);
                }
                take(unpacked, file.resolveSibling(name(entry.getName())));
            }
        } catch (ZipException e) {
            throw new IOException("it is no whole ZIP (" + e.getMessage() + ")", e);
        }
        if (parts.isEmpty()) {
            throw new UnreadableCsvException(new Diagnostic(
                    file,
                    1,
                    "in this ZIP is no file of readers as Mailchimp, Substack, Buttondown or Ghost write it",
                    "unpack it, and import the CSV file that has them"));
        }
    }

    private void take(Path path, Path shown) throws IOException {
        Optional<ForeignProduct> product = ForeignProduct.of(
                CsvDialect.of(path, Optional.empty(), Optional.empty()).header());
        product.ifPresent(found -> parts.add(new Part(path, shown, found)));
    }

    private void copy(InputStream in, Path to, Path zip) throws IOException {
        var buffer = new byte[1 << 16];
        try (var out = Files.newOutputStream(to)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw tooMuch(zip);
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private static UnreadableCsvException tooMuch(Path zip) {
        return new UnreadableCsvException(new Diagnostic(
                zip,
                1,
                "it holds more than " + MOST_FILES + " CSV files or " + MOST_BYTES / 1_000_000_000 + " GB",
                "unpack it, and import the CSV files that have the readers"));
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /// What a Mac adds is no file of anybody's.
    private static boolean isCsv(String entry) {
        return entry.toLowerCase(Locale.ROOT).endsWith(".csv") && !entry.startsWith("__MACOSX/");
    }

    /// The last part of a path, of harmless characters: files of bad rows are named after it.
    private static String name(String entry) {
        String last = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
        return last.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^\\.+", "_");
    }
}
