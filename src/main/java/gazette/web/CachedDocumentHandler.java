package gazette.web;

import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Serves cached documents before Javalin and the servlets run, which would cost more than the response itself. None of
/// them depends on the query, which is ignored.
final class CachedDocumentHandler extends Handler.Wrapper {
    private final DocumentCache cache;

    CachedDocumentHandler(DocumentCache cache) {
        this.cache = cache;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<EncodedDocument> document = isRead(request) ? cached(request) : Optional.empty();
        if (document.isEmpty()) {
            return super.handle(request, response, callback);
        }
        document.get().reply(new CacheRequestHeaders(request.getHeaders())).writeTo(response, callback);
        return true;
    }

    static boolean isRead(Request request) {
        String method = request.getMethod();
        return HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
    }

    /// Returns the cached document; empty also if the database fails, so that Javalin's side reports it.
    private Optional<EncodedDocument> cached(Request request) {
        try {
            return cache.find(request.getHttpURI().getPath());
        } catch (RuntimeException | Error e) {
            return Optional.empty();
        }
    }
}
