package gazette.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what no page answers, such as a malformed request: the status in one line, and nothing of the request.
final class PlainErrorHandler extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException exception) {
            response.setStatus(exception.getCode());
        }
        int status = response.getStatus();
        HttpFields.Mutable headers = response.getHeaders();
        // A request may be too malformed to reach the handler that adds them.
        SecurityHeaders.FIELDS.forEach(headers::put);
        if (HttpStatus.hasNoBody(status)) {
            callback.succeeded();
            return true;
        }
        headers.put(ERROR_CACHE_CONTROL);
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        String line = HttpStatus.getMessage(status) + "\n";
        response.write(true, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
