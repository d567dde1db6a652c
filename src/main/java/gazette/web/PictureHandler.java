package gazette.web;

import gazette.config.PictureStore;
import gazette.press.workspace.AppContext;
import gazette.store.Store;
import gazette.text.FailureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the pictures from their files, piece by piece: however large they are and however slowly they are read, each
/// response holds one buffer. A picture never changes, since its name is made from its content.
final class PictureHandler extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(PictureHandler.class);
    private static final Pattern ADDRESS = Pattern.compile("/i/([a-z2-7]{26})\\.(png|jpg|gif)");
    private static final HttpField FOR_EVER =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");

    private static final int MAX_CONCURRENT = 128;
    private static final int MAX_FETCHES = 4;
    private static final int BUFFER_BYTES = 32 << 10;

    private final Supplier<AppContext> context;
    private final Semaphore permits;
    private final Semaphore fetches = new Semaphore(MAX_FETCHES);
    private final ResourceService resources = new ResourceService();

    PictureHandler(Supplier<AppContext> context) {
        this(context, MAX_CONCURRENT);
    }

    /// @param maxConcurrent how many pictures are sent at a time
    PictureHandler(Supplier<AppContext> context, int maxConcurrent) {
        this.context = context;
        this.permits = new Semaphore(maxConcurrent);
        resources.setEtags(true);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Matcher address = ADDRESS.matcher(request.getHttpURI().getPath());
        if (!CachedDocumentHandler.isRead(request) || !address.matches()) {
            return super.handle(request, response, callback);
        }
        String name = address.group(1) + "." + address.group(2);
        Path file = context.get().imageFolder().resolve(name);
        if (!Files.isRegularFile(file)) {
            Fetch fetch = fetch(name, file);
            if (fetch == Fetch.BUSY) {
                return refuse(request, response, callback);
            }
            if (fetch == Fetch.MISSING) {
                return super.handle(request, response, callback);
            }
        }
        if (!permits.tryAcquire()) {
            return refuse(request, response, callback);
        }
        response.getHeaders().put(FOR_EVER);
        var image = new Picture(
                file,
                address.group(1),
                address.group(2),
                request.getComponents().getByteBufferPool());
        resources.doGet(new PictureRequest(request, image), response, Callback.from(permits::release, callback), image);
        return true;
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        return true;
    }

    /// Gets the file of a picture that this machine does not have yet. It is in memory as a whole meanwhile, so only a
    /// few are fetched at a time.
    private Fetch fetch(String name, Path file) {
        AppContext now = context.get();
        if (now.config().pictureStore() == PictureStore.FOLDER) {
            return Fetch.MISSING;
        }
        if (!fetches.tryAcquire()) {
            return Fetch.BUSY;
        }
        try {
            if (!now.fetchImage(name)) {
                return Fetch.MISSING;
            }
            // A full disk cannot keep it.
            return Files.isRegularFile(file) ? Fetch.FETCHED : Fetch.BUSY;
        } catch (RuntimeException e) {
            if (!Store.isOutage(e)) {
                LOG.warn("picture_not_fetched name={} cause=\"{}\"", name, FailureText.of(e));
            }
            return Fetch.BUSY;
        } finally {
            fetches.release();
        }
    }

    /// Says how it ended.
    private enum Fetch {
        FETCHED,
        MISSING,
        BUSY
    }

    /// Describes a picture to Jetty.
    private static final class Picture extends HttpContent.Wrapper {
        private final HttpField tag;

        Picture(Path file, String name, String extension, ByteBufferPool buffers) {
            super(new ResourceHttpContent(
                    ResourceFactory.root().newResource(file),
                    "image/" + (extension.equals("jpg") ? "jpeg" : extension),
                    new ByteBufferPool.Sized(buffers, false, BUFFER_BYTES)));
            tag = new PreEncodedHttpField(HttpHeader.ETAG, '"' + name + '"');
        }

        @Override
        public HttpField getETag() {
            return tag;
        }

        @Override
        public Set<CompressedContentFormat> getPreCompressedContentFormats() {
            return Set.of();
        }
    }
}
