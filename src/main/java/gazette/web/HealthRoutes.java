package gazette.web;

import gazette.press.duties.DutyRegister;
import gazette.press.duties.LateDuty;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.LinkKeys;
import gazette.press.workspace.MatchLinkKeys;
import gazette.store.Store;
import gazette.text.FailureText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves `/health` (the process runs), `/health?strict` (all its duties are done) and `/ready` (pages can be served).
final class HealthRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
    private static final int UNAVAILABLE = 503;
    private static final String HOLD = "HOLD: nothing is sent until a person confirms it; see: gazette hold\n";

    private final Supplier<AppContext> context;
    private final DutyRegister register;

    HealthRoutes(Supplier<AppContext> context, DutyRegister register) {
        this.context = context;
        this.register = register;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, "/health", this::health);
        PublicResponseWriter.getAndHead(routes, "/ready", this::ready);
    }

    private void health(Context request) {
        List<LateDuty> late = request.queryParamMap().containsKey("strict") ? register.late() : List.of();
        request.status(late.isEmpty() ? 200 : UNAVAILABLE);
        request.result(late.isEmpty() ? "ok\n" : lines(late));
    }

    /// A proxy takes a server that is not ready out of service. So what is late does not count: pages are served.
    private void ready(Context request) {
        try {
            AppContext now = context.get();
            now.store().read(tables -> tables.sending().open().size());
            new MatchLinkKeys(now.config(), now.store()).compare(now.keyRing()).ring();
            boolean isHeld = new RestoredDatabaseGuard(now).holdReason().isPresent();
            request.result("ready\n" + lines(register.late()) + (isHeld ? HOLD : "") + unsentReviews(now));
        } catch (LinkKeys.LinkKeyException e) {
            request.status(UNAVAILABLE).result("the secret key is not that of the database; see: gazette check\n");
        } catch (RuntimeException | Error e) {
            if (!Store.isOutage(e)) {
                LOG.warn("not_ready cause=\"{}\"", FailureText.of(e));
            }
            request.status(UNAVAILABLE).result("the database cannot be read\n");
        }
    }

    /// Editors who are not asked do not know it, so whoever watches the server is told.
    private static String unsentReviews(AppContext now) {
        return now.store().read(tables -> tables.reviewMails().failing()).stream()
                .map(mail -> "REVIEW: a mail to an editor waits: " + mail.reply() + "\n")
                .distinct()
                .collect(Collectors.joining());
    }

    private static String lines(List<LateDuty> late) {
        return late.stream().map(duty -> duty + "\n").collect(Collectors.joining());
    }
}
