package gazette.web.admin;

import gazette.accounts.AccessLink.AccessLinkKind;
import gazette.accounts.Account;
import gazette.press.accounts.AccessLinks;
import gazette.press.accounts.AccessLinks.OpenLink;
import gazette.press.accounts.JoinByLink;
import gazette.press.accounts.JoinResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Serves the pages of links that let somebody in once. Looking at one does not use it up.
final class JoinPages {
    private static final String PATH = "/desk/join/{token}";
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.openGet(PATH, JoinPages::show),
                AdminRoute.openPost(PATH, JoinPages::byPassword),
                AdminRoute.openPost(PATH + "/phone", JoinPages::phone),
                AdminRoute.openPost(PATH + "/passkey/ask", JoinPages::askForPasskey),
                AdminRoute.openPost(PATH + "/passkey", JoinPages::byPasskey));
    }

    private static void show(AdminRequest request) {
        show(request, 200, "");
    }

    private static void show(AdminRequest request, int status, String problem) {
        Optional<OpenLink> link = new AccessLinks(request.app()).find(request.path("token"));
        if (link.isEmpty()) {
            over(request);
            return;
        }
        boolean isPhone = link.get().kind() == AccessLinkKind.PHONE;
        request.render(
                status,
                isPhone ? "join_phone" : "join",
                Map.of(
                        "kind", link.get().kind().name().toLowerCase(Locale.ROOT),
                        "name", link.get().account().map(Account::name).orElse(""),
                        "typed", request.form("name"),
                        "token", request.path("token"),
                        "problem", problem,
                        "passkeys", PasskeyPlace.of(request)));
    }

    private static void over(AdminRequest request) {
        request.render(GONE, "join_over", Map.of());
    }

    private static void byPassword(AdminRequest request) {
        if (!request.form("password").equals(request.form("password_again"))) {
            show(request, UNPROCESSABLE, request.text("doors.password.not_the_same"));
            return;
        }
        answer(
                request,
                new JoinByLink(request.app())
                        .withPassword(
                                request.path("token"),
                                request.form("name"),
                                request.form("password"),
                                request.origin()));
    }

    private static void askForPasskey(AdminRequest request) {
        SignInPages.answer(
                request, new JoinByLink(request.app()).askForPasskey(request.path("token"), request.form("name")));
    }

    private static void byPasskey(AdminRequest request) {
        answer(
                request,
                new JoinByLink(request.app())
                        .withPasskey(
                                request.path("token"),
                                request.form("step"),
                                request.form("answer"),
                                request.origin().browser(),
                                request.origin()));
    }

    private static void phone(AdminRequest request) {
        answer(request, new JoinByLink(request.app()).phone(request.path("token"), request.origin()));
    }

    private static void answer(AdminRequest request, JoinResult result) {
        switch (result) {
            case JoinResult.Joined joined -> SignInAnswer.letIn(request, joined.session());
            case JoinResult.LinkOver _ -> over(request);
            case JoinResult.NameRefused name ->
                show(request, UNPROCESSABLE, request.text(name.isTaken() ? "doors.name.taken" : "doors.name.refused"));
            case JoinResult.PasswordRefused password ->
                show(request, UNPROCESSABLE, AccountPages.fault(request, password.fault()));
            case JoinResult.PasskeyRefused _ -> show(request, UNPROCESSABLE, request.text("doors.passkey.refused"));
        }
    }
}
