package gazette.web.admin;

import gazette.text.Sha256;
import gazette.web.http.ContentEncoding;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Serves the desk's style sheet and scripts, from the jar. Their addresses change with their content, so that browsers
/// keep them for ever.
final class AdminAssets {
    static final String PATH = "/desk/assets/";

    /// The parts of the style sheet, in order.
    static final List<String> STYLES =
            List.of("base", "doors", "today", "compose", "send", "report", "files", "review");

    private static final Map<String, String> LIBRARIES = Map.of(
            "htmx.js", "htmx.org/2.0.10/dist/htmx.min.js",
            "sse.js", "htmx.org/2.0.10/dist/ext/sse.js",
            "sortable.js", "sortablejs/1.15.6/Sortable.min.js",
            "uplot.js", "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", "uplot/1.6.30/dist/uPlot.min.css");

    private static final Pattern SCRIPT = Pattern.compile("[a-z_]+\\.js");
    private static final int VERSION_LENGTH = 10;

    private final Map<String, Optional<Asset>> known = new ConcurrentHashMap<>();

    /// @param gzip empty if it would be no smaller
    private record Asset(byte[] content, Optional<byte[]> gzip, String version) {
        static Asset of(byte[] content) {
            return new Asset(content, ContentEncoding.GZIP.compress(content), Sha256.base32(content, VERSION_LENGTH));
        }
    }

    /// Returns the address of a file, with its version.
    ///
    /// @throws IllegalArgumentException if there is no such file
    String address(String file) {
        Asset asset = find(file).orElseThrow(() -> new IllegalArgumentException("no file " + file));
        return PATH + file + "?v=" + asset.version();
    }

    /// Serves a file.
    void serve(Context request) {
        Asset asset = find(request.pathParam("file")).orElseThrow(NotFoundResponse::new);
        String type = request.pathParam("file").endsWith(".css") ? "text/css" : "text/javascript";
        boolean isCompressed = asset.gzip().isPresent() && AdminResponse.takesGzip(request);
        request.contentType(type + "; charset=utf-8")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding")
                .result(isCompressed ? asset.gzip().get() : asset.content());
        if (isCompressed) {
            request.header("Content-Encoding", ContentEncoding.GZIP.token());
        }
    }

    private Optional<Asset> find(String file) {
        return known.containsKey(file) || exists(file)
                ? known.computeIfAbsent(file, name -> Optional.of(Asset.of(read(name))))
                : Optional.empty();
    }

    private static boolean exists(String file) {
        return file.equals("desk.css")
                || LIBRARIES.containsKey(file)
                || (SCRIPT.matcher(file).matches() && AdminAssets.class.getResource(script(file)) != null);
    }

    private static byte[] read(String file) {
        if (file.equals("desk.css")) {
            return joined(STYLES.stream().map(name -> "/gazette/admin/style/" + name + ".css"));
        }
        String library = LIBRARIES.get(file);
        return joined(Stream.of(library == null ? script(file) : "/META-INF/resources/webjars/" + library));
    }

    private static String script(String file) {
        return "/gazette/admin/script/" + file;
    }

    private static byte[] joined(Stream<String> resources) {
        var all = new ByteArrayOutputStream();
        resources.forEach(resource -> {
            try (InputStream in = AdminAssets.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its file " + resource);
                }
                in.transferTo(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return all.toByteArray();
    }
}
