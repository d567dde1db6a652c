package gazette.press.imports;

import gazette.config.Diagnostic;
import gazette.config.OwnerOnly;
import gazette.press.workspace.TemporaryFolder;
import gazette.subscribers.csv.CsvDialect;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.UnreadableCsvException;
import gazette.subscribers.products.ForeignProduct;
import gazette.text.FailureText;
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

/// Finds the files of subscribers in another product's export, which is a CSV file or a ZIP of them. A ZIP is
/// unpacked into a temporary folder that only its owner can read, under new names and up to a size; closing
/// deletes it.
final class ForeignExportFiles implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /// Of all unpacked files together.
    private static final long MOST_BYTES = 2_000_000_000;
    /// A publication of many years has some thousands.
    private static final int MOST_FILES = 10_000;

    private final List<Part> parts = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private final Path data;
    private long bytesLeft;

    /// Describes one file of an export.
    ///
    /// @param path where it can be read
    /// @param shown its name in messages, beside the export's own file
    record Part(Path path, Path shown, ForeignProduct product) {}

    private ForeignExportFiles(Path data, long most) {
        this.data = data;
        bytesLeft = most;
    }

    /// Opens an export.
    ///
    /// @param data the data folder, where a ZIP is unpacked as long as it is read
    /// @throws UnreadableCsvException if it is a ZIP without such a file, or one that is too large
    static ForeignExportFiles of(Path file, Path data) {
        return of(file, data, MOST_BYTES);
    }

    /// Opens an export with another limit, for tests.
    ///
    /// @param most how many bytes may be unpacked
    static ForeignExportFiles of(Path file, Path data, long most) {
        var files = new ForeignExportFiles(data, most);
        try {
            if (isZip(file)) {
                files.unpack(file);
            } else {
                files.addIfKnown(file, file);
            }
            return files;
        } catch (IOException e) {
            files.close();
            throw new UnreadableCsvException(new Diagnostic(
                    file, 1, "cannot be read: " + FailureText.of(e), "see that it is whole; download it again"));
        } catch (RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    /// Returns the files whose columns are those of a known product; none if it is some other CSV file.
    List<Part> parts() {
        return parts;
    }

    @Override
    public void close() {
        folder.ifPresent(target -> {
            try (var files = Files.list(target)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void unpack(Path file) throws IOException {
        Path target = Files.createTempDirectory(TemporaryFolder.of(data), "import");
        folder = Optional.of(target);
        try (var zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && isCsv(entry.getName()))
                    .toList();
            if (entries.size() > MOST_FILES) {
                throw tooMuch(file);
            }
            for (ZipEntry entry : entries) {
                Path unpacked = target.resolve(parts.size() + ".csv");
                try (InputStream in = zip.getInputStream(entry)) {
                    copy(in, unpacked, file);
                }
                addIfKnown(unpacked, file.resolveSibling(name(entry.getName())));
            }
        } catch (ZipException e) {
            throw new IOException("it is no whole ZIP (" + e.getMessage() + ")", e);
        }
        if (parts.isEmpty()) {
            throw new UnreadableCsvException(new Diagnostic(
                    file,
                    1,
                    "in this ZIP is no file of subscribers as Mailchimp, Substack, Buttondown or Ghost write it",
                    "unpack it, and import the CSV file that has them"));
        }
    }

    private void addIfKnown(Path path, Path shown) throws IOException {
        Optional<ForeignProduct> product =
                ForeignProduct.of(CsvDialect.of(path, CsvOptions.GUESS).header());
        product.ifPresent(found -> parts.add(new Part(path, shown, found)));
    }

    private void copy(InputStream in, Path to, Path zip) throws IOException {
        var buffer = new byte[1 << 16];
        // A file that was no known one is replaced by the next.
        Files.deleteIfExists(to);
        OwnerOnly.createFile(to);
        try (var out = Files.newOutputStream(to)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytesLeft -= count;
                if (bytesLeft < 0) {
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
                "unpack it, and import the CSV files that have the subscribers"));
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /// Macs add a `__MACOSX` folder to ZIPs.
    private static boolean isCsv(String entry) {
        return entry.toLowerCase(Locale.ROOT).endsWith(".csv") && !entry.startsWith("__MACOSX/");
    }

    /// Returns the last part of a path, with harmless characters only: the file of rejected rows is named after
    /// it.
    private static String name(String entry) {
        String last = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
        return last.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^\\.+", "_");
    }
}
