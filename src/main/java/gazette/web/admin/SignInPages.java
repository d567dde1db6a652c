package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.accounts.Sessions;
import java.util.List;
import java.util.Map;

/// Serves the pages by which people come in and go.
final class SignInPages {
    static final String PATH = "/desk/sign-in";

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.openGet(PATH, SignInPages::show),
                AdminRoute.post("/desk/sign-out", AccountRole.VIEWER, SignInPages::signOut));
    }

    private static void show(AdminRequest request) {
        request.render("sign_in", Map.of("to", request.query("to")));
    }

    private static void signOut(AdminRequest request) {
        request.sessionToken().ifPresent(new Sessions(request.app())::close);
        SessionCookie.clear(request.http());
        request.redirect(PATH);
    }
}
