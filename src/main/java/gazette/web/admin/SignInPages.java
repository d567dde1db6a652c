package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.accounts.AccessLinks;
import gazette.press.accounts.Sessions;
import gazette.press.accounts.SignInByCode;
import gazette.press.accounts.SignInByPasskey;
import gazette.press.accounts.SignInByPasskey.PasskeyRequest;
import gazette.press.accounts.SignInByPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the pages by which people come in and go.
final class SignInPages {
    static final String PATH = "/desk/sign-in";

    private static final int UNPROCESSABLE = 422;
    private static final int UNAUTHORIZED = 401;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.openGet(PATH, SignInPages::show),
                AdminRoute.openPost(PATH, SignInPages::byPassword),
                AdminRoute.openPost(PATH + "/code", SignInPages::byCode),
                AdminRoute.openGet(PATH + "/recovery", SignInPages::showRecovery),
                AdminRoute.openPost(PATH + "/recovery", SignInPages::byRecoveryCode),
                AdminRoute.openPost(PATH + "/passkey/ask", SignInPages::askForPasskey),
                AdminRoute.openPost(PATH + "/passkey", SignInPages::byPasskey),
                AdminRoute.post("/desk/sign-out", AccountRole.VIEWER, SignInPages::signOut));
    }

    /// Shows the sign-in in the place of an action whose session has ended; it carries the form.
    static void showForForm(AdminRequest request, KeptForm kept) {
        request.render(UNAUTHORIZED, "sign_in", model(request, "", DeskPath.of(kept.path()), kept.written()));
    }

    static Map<String, Object> model(AdminRequest request, String problem) {
        return model(request, problem, request.form("to"), request.form("kept"));
    }

    private static Map<String, Object> model(AdminRequest request, String problem, String to, String kept) {
        return Map.of(
                "to",
                to,
                "kept",
                kept,
                "name",
                kept.isEmpty() || request.http().path().startsWith(PATH) ? request.form("name") : "",
                "problem",
                problem,
                "again",
                request.signedIn().isPresent(),
                "unowned",
                !new AccessLinks(request.app()).isOwned(),
                "passkeys",
                PasskeyPlace.of(request));
    }

    /// Whoever is signed in comes here only to prove once more who they are.
    private static void show(AdminRequest request) {
        if (request.signedIn().isPresent() && request.query("again").isEmpty()) {
            request.redirect(DeskPath.of(request.query("to")));
            return;
        }
        request.render("sign_in", model(request, "", request.query("to"), ""));
    }

    private static void byPassword(AdminRequest request) {
        if (request.form("name").isBlank() || request.form("password").isEmpty()) {
            request.render(UNPROCESSABLE, "sign_in", model(request, request.text("doors.sign_in.missing")));
            return;
        }
        new SignInAnswer(request, "sign_in")
                .send(new SignInByPassword(request.app(), request.origin())
                        .run(request.form("name"), request.form("password")));
    }

    private static void byCode(AdminRequest request) {
        new SignInAnswer(request, "sign_in_code")
                .send(new SignInByCode(request.app(), request.origin())
                        .afterPassword(request.form("step"), request.form("code")));
    }

    private static void showRecovery(AdminRequest request) {
        request.render("sign_in_recovery", model(request, "", request.query("to"), ""));
    }

    private static void byRecoveryCode(AdminRequest request) {
        new SignInAnswer(request, "sign_in_recovery")
                .send(new SignInByCode(request.app(), request.origin())
                        .withoutPassword(request.form("name"), request.form("code")));
    }

    private static void askForPasskey(AdminRequest request) {
        answer(request, new SignInByPasskey(request.app()).ask(request.origin()));
    }

    /// Answers the script with what it asks the browser for, or says that browsers give no passkeys here.
    static void answer(AdminRequest request, Optional<PasskeyRequest> asked) {
        asked.ifPresentOrElse(
                ask -> request.json("{\"step\":\"" + ask.step() + "\",\"options\":" + ask.options() + "}"),
                () -> request.http().status(UNPROCESSABLE));
    }

    private static void byPasskey(AdminRequest request) {
        new SignInAnswer(request, "sign_in")
                .send(new SignInByPasskey(request.app())
                        .run(request.form("step"), request.form("answer"), request.origin()));
    }

    private static void signOut(AdminRequest request) {
        request.sessionToken().ifPresent(new Sessions(request.app())::close);
        SessionCookie.clear(request.http());
        request.redirect(PATH);
    }
}
