package gazette.web.admin;

import gazette.accounts.Account;
import gazette.press.accounts.Sessions;
import gazette.press.workspace.AppContext;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides who is let in to an address of the desk: first the browser's word on which site a request comes from, then
/// the session, then the role. Nothing of a request's body is read before.
final class AdminGate {
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Supplier<AppContext> context;
    private final AdminRenderer renderer;

    AdminGate(Supplier<AppContext> context, AdminRenderer renderer) {
        this.context = context;
        this.renderer = renderer;
    }

    /// Has a route answer a request, or refuses it.
    void pass(AdminRoute route, Context http) {
        AppContext now = context.get();
        boolean isUnsafe = !route.isPage();
        if (isUnsafe && !RequestOrigin.isOurs(http, now)) {
            guest(http, now).problem(FORBIDDEN, "frame.foreign_request");
            return;
        }
        Optional<String> token = SessionCookie.read(http, now);
        Optional<Account> account = token.flatMap(new Sessions(now)::find);
        if (route.role().isEmpty()) {
            route.handler().handle(new AdminRequest(http, now, renderer, account));
        } else if (account.isEmpty()) {
            askToSignIn(http, now, isUnsafe);
        } else if (!account.get().role().includes(route.role().get())) {
            new AdminRequest(http, now, renderer, account).problem(FORBIDDEN, "frame.not_your_role");
        } else {
            route.handler().handle(new AdminRequest(http, now, renderer, account));
        }
    }

    private AdminRequest guest(Context http, AppContext now) {
        return new AdminRequest(http, now, renderer, Optional.empty());
    }

    private void askToSignIn(Context http, AppContext now, boolean isUnsafe) {
        if (AdminRequest.isFragment(http)) {
            guest(http, now).problem(UNAUTHORIZED, "frame.session_over");
            return;
        }
        String here = http.path()
                + Optional.ofNullable(http.queryString())
                        .map(query -> "?" + query)
                        .orElse("");
        if (isUnsafe) {
            AdminRequest guest = guest(http, now);
            SignInPages.showForForm(guest, KeptForm.of(here, guest.fields()));
            return;
        }
        http.status(SEE_OTHER).header("Cache-Control", "no-store").header("Location", DeskPath.signInFor(here));
    }
}
