package gazette.press.site;

import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Writes pages and feeds as files for any web host: what `serve` answers at each address, byte for byte. A page is the
/// `index.html` of a folder of its name, which every host finds at the address without a slash, too.
public final class WriteSite {
    private static final Pattern PICTURE = Pattern.compile("/i/([a-z2-7]{26}\\.(?:png|jpg|gif))");
    private static final Pattern FILE = Pattern.compile(".*\\.(css|rss|atom|json|opml)");
    private static final String NOT_FOUND = "404.html";

    private final AppContext context;
    private final Function<String, Optional<byte[]>> answers;
    private final byte[] notFound;

    private final TreeSet<String> there = new TreeSet<>();
    private final TreeSet<String> pictures = new TreeSet<>();
    private int written;

    /// What came of it.
    ///
    /// @param written files that are new or changed
    /// @param unchanged files that said the same already
    /// @param removed files of what is not public any more
    public record Written(int written, int unchanged, int removed) {}

    /// @param answers what is at an address, percent-encoded and below the front page; empty if nothing is
    /// @param notFound what a visitor sees where nothing is
    public WriteSite(AppContext context, Function<String, Optional<byte[]>> answers, byte[] notFound) {
        this.context = context;
        this.answers = answers;
        this.notFound = notFound;
    }

    /// Writes a folder.
    ///
    /// @throws IllegalArgumentException if it holds somebody else's files
    public Written run(Path target) {
        try {
            return write(SiteFolder.open(target.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new UncheckedIOException("the site cannot be written: " + e, e);
        }
    }

    private Written write(SiteFolder folder) throws IOException {
        Map<String, String> files = files();
        var names = new TreeSet<>(files.keySet());
        names.add(NOT_FOUND);
        folder.reserve(names);
        for (Map.Entry<String, String> file : files.entrySet()) {
            // What has gone since is not there.
            Optional<byte[]> bytes = answers.apply(file.getValue());
            if (bytes.isPresent()) {
                put(folder, file.getKey(), bytes.get());
            }
        }
        put(folder, NOT_FOUND, notFound);
        putPictures(folder);
        int removed = folder.finish(there);
        return new Written(written, there.size() - written, removed);
    }

    /// By the name of the file, the address of what is in it.
    private Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (String address : SitePageUrls.of(context)) {
            String file = file(address);
            // A tag may be called "..".
            if (SiteFolder.isWithin(file)) {
                files.put(file, address);
            }
        }
        return files;
    }

    private static String file(String address) {
        String path = URI.create(address).getPath().substring(1);
        if (FILE.matcher(path).matches()) {
            return path;
        }
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path + "/index.html";
    }

    private void putPictures(SiteFolder folder) throws IOException {
        var names = new TreeSet<>(there);
        pictures.forEach(name -> names.add("i/" + name));
        folder.reserve(names);
        for (String name : pictures) {
            Optional<byte[]> bytes = answers.apply("/i/" + name);
            if (bytes.isPresent()) {
                put(folder, "i/" + name, bytes.get());
            }
        }
    }

    private void put(SiteFolder folder, String file, byte[] bytes) throws IOException {
        if (!file.startsWith("i/")) {
            PICTURE.matcher(new String(bytes, StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> pictures.add(found.group(1)));
        }
        there.add(file);
        if (folder.write(file, bytes)) {
            written++;
        }
    }
}
