package gazette.web;

import gazette.press.Newsroom;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/// For those who watch over a server: whether it lives, and whether it can work.
final class HealthRoutes {
    private final Supplier<Newsroom> newsroom;

    HealthRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, "/health", request -> request.result("ok\n"));
        Answer.add(routes, "/ready", this::ready);
    }

    private void ready(Context request) {
        try {
            newsroom.get().store().read(tables -> tables.sending().open().size());
            request.result("ready\n");
        } catch (RuntimeException e) {
            request.status(503).result("the database cannot be read\n");
        }
    }
}
