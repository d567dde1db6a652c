package gazette.web.admin;

import gazette.press.accounts.Sessions;
import gazette.press.sending.IssueProgress;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a page how far an issue is, as server-sent events (WHATWG HTML, 9.2): parts of the page, each when it has
/// changed. Ends when the issue is done, when the browser is signed out, and after some minutes; then the browser asks
/// again by itself.
final class ProgressStream {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressStream.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int NOT_FOUND = 404;

    private final ProgressCache progress;

    ProgressStream(ProgressCache progress) {
        this.progress = progress;
    }

    /// Answers until there is nothing more to tell.
    void run(AdminRequest request) {
        Optional<Long> issue = request.number("issue");
        if (issue.isEmpty()) {
            request.problem(NOT_FOUND, "frame.not_found");
            return;
        }
        var response = request.http().res();
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies that gather responses would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        if (request.http().method().equals(HandlerType.HEAD)) {
            return;
        }
        try {
            new Writer(response.getOutputStream(), request).tell(issue.get());
        } catch (IOException e) {
            LOG.debug("watcher_left issue={}", issue.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Writer {
        private final OutputStream out;
        private final AdminRequest request;
        private final Map<String, String> told = new HashMap<>();
        private boolean hasWritten;

        Writer(OutputStream out, AdminRequest request) {
            this.out = out;
            this.request = request;
        }

        void tell(long issue) throws IOException, InterruptedException {
            long end = System.nanoTime() + LONGEST.toNanos();
            out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (System.nanoTime() < end) {
                if (!isSignedIn()) {
                    event("signed-out", "");
                    return;
                }
                Optional<IssueProgress> now = progress.of(request.app(), issue);
                if (now.isEmpty()) {
                    event("gone", "");
                    return;
                }
                tell(now.get());
                if (now.get().isDone()) {
                    event("done", "");
                    return;
                }
                heartbeat();
                Thread.sleep(PAUSE);
            }
        }

        private boolean isSignedIn() {
            return request.sessionToken()
                    .flatMap(token -> new Sessions(request.app()).find(token))
                    .isPresent();
        }

        private void tell(IssueProgress now) throws IOException {
            Map<String, Object> model = ProgressModel.of(request, now);
            ifChanged("controls", request.part("progress_controls", model));
            ifChanged("numbers", request.part("progress_numbers", model));
            ifChanged("chart", String.valueOf(model.get("chart")));
        }

        private void ifChanged(String part, String text) throws IOException {
            if (!text.equals(told.put(part, text))) {
                event(part, text);
            }
        }

        private void event(String name, String data) throws IOException {
            var event = new StringBuilder("event: " + name + "\n");
            data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
            write(event.append(data.isEmpty() ? "data:\n\n" : "\n").toString());
        }

        /// Writes a comment if nothing else was to be told, so that proxies keep the connection, and whoever has left
        /// is noticed.
        private void heartbeat() throws IOException {
            if (!hasWritten) {
                write(":\n\n");
            }
            hasWritten = false;
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            hasWritten = true;
        }
    }
}
