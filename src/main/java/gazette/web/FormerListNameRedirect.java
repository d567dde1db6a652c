package gazette.web;

import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/// Redirects a list's former addresses, those of its feeds included, to the current ones.
final class FormerListNameRedirect {
    private final Supplier<AppContext> context;

    FormerListNameRedirect(Supplier<AppContext> context) {
        this.context = context;
    }

    /// Redirects the request if it names a former list; else does nothing.
    void redirect(Context request) {
        boolean isRead =
                request.method().equals(HandlerType.GET) || request.method().equals(HandlerType.HEAD);
        String path = request.path();
        int end = path.indexOf('/', 1);
        if (!isRead || path.length() < 2) {
            return;
        }
        String name = end < 0 ? path.substring(1) : path.substring(1, end);
        list(name).ifPresent(list -> {
            String query = Optional.ofNullable(request.queryString())
                    .map(text -> "?" + text)
                    .orElse("");
            request.redirect(
                    "/" + list.name() + (end < 0 ? "/" : path.substring(end)) + query, HttpStatus.MOVED_PERMANENTLY);
            request.skipRemainingHandlers();
        });
    }

    private Optional<ListConfig> list(String formerName) {
        return context.get().publicLists().stream()
                .filter(list -> list.formerNames().contains(formerName))
                .findFirst();
    }
}
