package gazette.web;

import gazette.web.FormBody.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Reads the body of a request before any page does: a form of at most 64 KB, in memory, without files. Pages get it
/// as a plain form in UTF-8, so that nothing behind this class parses what a client made up.
final class FormBodyHandler extends Handler.Wrapper {
    static final int MAX_BYTES = 64 << 10;

    /// Mail programs post to it, and leaving a list must not depend on how well they do (RFC 8058).
    private static final Pattern ONE_CLICK = Pattern.compile("/u/[^/]+");

    private final ConnectionGuard guard;

    FormBodyHandler(ConnectionGuard guard) {
        this.guard = guard;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isWithoutForm(request)) {
            return super.handle(request, response, callback);
        }
        try {
            byte[] form = FormBody.parse(read(request), request.getHeaders());
            return super.handle(new FormRequest(request, form), response, callback);
        } catch (Malformed e) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            if (e.status() != HttpStatus.PAYLOAD_TOO_LARGE_413 && isOneClick(request)) {
                return super.handle(new FormRequest(request, new byte[0]), response, callback);
            }
            // The rest is not read, and the connection is closed, since what follows on it is no request.
            Response.writeError(request, response, callback, e.status());
            return true;
        }
    }

    private byte[] read(Request request) throws Malformed {
        if (request.getLength() > MAX_BYTES) {
            throw new Malformed(HttpStatus.PAYLOAD_TOO_LARGE_413);
        }
        guard.startBody(request);
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new Malformed(HttpStatus.PAYLOAD_TOO_LARGE_413);
            }
            return body;
        } catch (IOException e) {
            throw new Malformed(HttpStatus.BAD_REQUEST_400);
        } finally {
            guard.endBody(request);
        }
    }

    private static boolean isWithoutForm(Request request) {
        String method = request.getMethod();
        return HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method) || HttpMethod.OPTIONS.is(method);
    }

    private static boolean isOneClick(Request request) {
        return HttpMethod.POST.is(request.getMethod())
                && ONE_CLICK.matcher(request.getHttpURI().getPath()).matches();
    }

    /// Holds a request whose body was read.
    private static final class FormRequest extends Request.Wrapper {
        private final HttpFields headers;
        private final Content.Source body;
        private final int length;

        FormRequest(Request request, byte[] form) {
            super(request);
            headers = HttpFields.build(request.getHeaders())
                    .put(HttpHeader.CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
                    .put(HttpHeader.CONTENT_LENGTH, form.length)
                    .remove(HttpHeader.TRANSFER_ENCODING)
                    .remove(HttpHeader.CONTENT_ENCODING)
                    .asImmutable();
            body = Content.Source.from(ByteBuffer.wrap(form));
            length = form.length;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            body.demand(demandCallback);
        }
    }
}
