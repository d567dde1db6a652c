package gazette.press.site;

import gazette.press.workspace.AppContext;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Writes pages and feeds as files for any web host, byte for byte as `serve` sends them. A page becomes the
/// `index.html` of a folder of its name, which web hosts also show at the address without a slash.
public final class WriteSite {
    private static final Pattern IMAGE = Pattern.compile("/i/([a-z2-7]{26}\\.(?:png|jpg|gif))");
    private static final Pattern FILE = Pattern.compile(".*\\.(css|rss|atom|json|opml|txt|xml|ico)");
    private static final Pattern CARD = Pattern.compile("/(a/[a-z0-9-]+\\.png)\"");
    private static final String NOT_FOUND = "404.html";
    private static final String HEADERS = "_headers";

    private final AppContext context;
    private final Function<String, Optional<byte[]>> answers;
    private final byte[] notFound;
    private final Supplier<byte[]> headers;

    private final TreeSet<String> files = new TreeSet<>();
    private final TreeSet<String> images = new TreeSet<>();
    private final TreeSet<String> cards = new TreeSet<>();
    private int written;

    /// Holds the result.
    ///
    /// @param written how many files are new or changed
    /// @param unchanged how many files had the same content already
    /// @param removed how many files are no longer part of the site
    public record Written(int written, int unchanged, int removed) {}

    /// @param answers returns the content of an address, which is percent-encoded and relative to the front page;
    ///     empty if there is nothing
    /// @param notFound the page for unknown addresses
    /// @param headers returns the file that tells static hosts which headers to send; asked after all answers
    public WriteSite(
            AppContext context, Function<String, Optional<byte[]>> answers, byte[] notFound, Supplier<byte[]> headers) {
        this.context = context;
        this.answers = answers;
        this.notFound = notFound;
        this.headers = headers;
    }

    /// Writes the site to a folder.
    ///
    /// @throws IllegalArgumentException if it has files that were not written by this class
    public Written run(Path target) {
        try {
            return write(SiteFolder.open(target.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new UncheckedIOException("the site cannot be written: " + FailureText.of(e), e);
        }
    }

    private Written write(SiteFolder folder) throws IOException {
        Map<String, String> pages = pages();
        var names = new TreeSet<>(pages.keySet());
        names.add(NOT_FOUND);
        names.add(HEADERS);
        folder.reserve(names);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            // Empty if the page was removed since the addresses were read.
            Optional<byte[]> bytes = answers.apply(page.getValue());
            if (bytes.isPresent()) {
                put(folder, page.getKey(), bytes.get());
            }
        }
        put(folder, NOT_FOUND, notFound);
        put(folder, HEADERS, headers.get());
        putCards(folder);
        putImages(folder);
        int removed = folder.finish(files);
        return new Written(written, files.size() - written, removed);
    }

    /// Returns the address of each page by the name of its file.
    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        for (String address : SitePageList.of(context)) {
            String file = file(address);
            // A tag may be called "..".
            if (SiteFolder.isWithin(file)) {
                pages.put(file, address);
            }
        }
        return pages;
    }

    private static String file(String address) {
        String path = URI.create(address).getPath().substring(1);
        if (FILE.matcher(path).matches()) {
            return path;
        }
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path + "/index.html";
    }

    /// Writes the pictures of titles that pages name.
    private void putCards(SiteFolder folder) throws IOException {
        var names = new TreeSet<>(files);
        names.addAll(cards);
        folder.reserve(names);
        for (String name : cards) {
            Optional<byte[]> bytes = answers.apply("/" + name);
            if (bytes.isPresent()) {
                files.add(name);
                written += folder.write(name, bytes.get()) ? 1 : 0;
            }
        }
    }

    private void putImages(SiteFolder folder) throws IOException {
        var names = new TreeSet<>(files);
        images.forEach(name -> names.add("i/" + name));
        folder.reserve(names);
        for (String name : images) {
            Path image = context.imageFolder().resolve(name);
            if (!Files.isRegularFile(image)) {
                context.fetchImage(name);
            }
            if (Files.isRegularFile(image)) {
                files.add("i/" + name);
                written += folder.copy("i/" + name, image) ? 1 : 0;
            }
        }
    }

    private void put(SiteFolder folder, String file, byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        IMAGE.matcher(text).results().forEach(found -> images.add(found.group(1)));
        CARD.matcher(text).results().forEach(found -> cards.add(found.group(1)));
        files.add(file);
        if (folder.write(file, bytes)) {
            written++;
        }
    }
}
