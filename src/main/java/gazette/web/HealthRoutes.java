package gazette.web;

import gazette.press.workspace.AppContext;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/// Serves `/health` (the process runs) and `/ready` (the database can be read).
final class HealthRoutes {
    private final Supplier<AppContext> context;

    HealthRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponse.getAndHead(routes, "/health", request -> request.result("ok\n"));
        PublicResponse.getAndHead(routes, "/ready", this::ready);
    }

    private void ready(Context request) {
        try {
            context.get().store().read(tables -> tables.sending().open().size());
            request.result("ready\n");
        } catch (RuntimeException e) {
            request.status(503).result("the database cannot be read\n");
        }
    }
}
