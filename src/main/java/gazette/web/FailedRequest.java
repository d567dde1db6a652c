package gazette.web;

import gazette.store.Store;
import gazette.text.FailureText;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a request in which something failed: status 500, and one line in the log, or status 503 if the
/// database is away. The server goes on.
final class FailedRequest {
    private static final Logger LOG = LoggerFactory.getLogger(FailedRequest.class);
    private static final int STATUS = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "30";
    private static final String AWAY = "The database does not answer now; please try again in a minute.\n";
    private static final String TEXT = "Something is broken here; the log says what.\n";

    private FailedRequest() {}

    /// Returns a handler that makes an exception of each [Error], such as too little memory or too deep a recursion, so
    /// that it is answered like one.
    static Handler withErrorsCaught(Endpoint endpoint) {
        return request -> {
            try {
                endpoint.handler.handle(request);
            } catch (Error e) {
                throw new ExecutionException(e);
            }
        };
    }

    /// Answers after an exception. If the database is away, the client may come again; the store has logged it.
    static void answer(Exception e, Context request) {
        if (Store.isOutage(e)) {
            request.header("Retry-After", RETRY_SECONDS).status(UNAVAILABLE).result(AWAY);
            return;
        }
        // The matched pattern, not the path: paths hold subscribers' tokens.
        log(request.method().name(), request.endpoint().path, cause(e));
        request.status(STATUS).result(TEXT);
    }

    /// Answers after an [Error] outside of the handlers.
    static void answer(HttpServletResponse response, Error e) {
        log("?", "?", e);
        try {
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setStatus(STATUS);
                response.setContentType("text/plain");
                response.getOutputStream().write(TEXT.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException | Error _) {
            // Whoever asked gets no answer; the next one may.
        }
    }

    private static Throwable cause(Exception e) {
        return Optional.ofNullable(e.getCause())
                .filter(_ -> e instanceof ExecutionException)
                .orElse(e);
    }

    private static void log(String method, String route, Throwable e) {
        try {
            LOG.error("request_failed method={} route={} cause=\"{}\"", method, route, FailureText.withPlace(e));
            LOG.debug("request_failed", e);
        } catch (Throwable _) {
            // There may be too little memory to log; the request is answered all the same.
        }
    }
}
