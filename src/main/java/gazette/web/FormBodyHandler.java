package gazette.web;

import gazette.web.FormBody.Malformed;
import gazette.web.admin.AdminSite;
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
/// as a plain form in UTF-8, so that nothing behind this class parses what a client made up. Who is signed in to the
/// desk may send an article's text, and files, which the desk reads itself.
final class FormBodyHandler extends Handler.Wrapper {
    static final int MAX_BYTES = 64 << 10;

    /// Bounds a form of somebody who is signed in.
    static final int MAX_DESK_BYTES = 4 << 20;

    /// Mail programs post to it, and leaving a list must not depend on how well they do (RFC 8058).
    private static final Pattern ONE_CLICK = Pattern.compile("/u/[^/]+");

    private final ConnectionGuard guard;
    private final AdminSite desk;

    FormBodyHandler(ConnectionGuard guard, AdminSite desk) {
        this.guard = guard;
        this.desk = desk;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isOfDesk = !isWithoutForm(request) && desk.isSignedIn(request);
        if (isWithoutForm(request) || (isOfDesk && isMultipart(request))) {
            return super.handle(request, response, callback);
        }
        try {
            byte[] form = FormBody.parse(read(request, isOfDesk ? MAX_DESK_BYTES : MAX_BYTES), request.getHeaders());
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

    private byte[] read(Request request, int limit) throws Malformed {
        if (request.getLength() > limit) {
            throw new Malformed(HttpStatus.PAYLOAD_TOO_LARGE_413);
        }
        guard.startBody(request);
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
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

    private static boolean isMultipart(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.startsWith("multipart/form-data");
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
