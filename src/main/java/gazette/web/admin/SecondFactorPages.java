package gazette.web.admin;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import gazette.accounts.TotpSecret;
import gazette.press.accounts.AccessLinks;
import gazette.press.accounts.OwnAccount.ChangeResult;
import gazette.press.workspace.DeskAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the pages of the authenticator app, of the recovery codes, and of the code that signs in a phone.
final class SecondFactorPages {
    private static final String TOTP = AccountPages.PATH + "/totp";
    private static final String PHONE = AccountPages.PATH + "/phone";
    private static final int UNPROCESSABLE = 422;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.post(TOTP + "/begin", AccountRole.VIEWER, AccountPages.fresh(SecondFactorPages::beginTotp)),
                AdminRoute.get(TOTP, AccountRole.VIEWER, AccountPages.fresh(SecondFactorPages::showTotp)),
                AdminRoute.post(TOTP, AccountRole.VIEWER, AccountPages.fresh(SecondFactorPages::confirmTotp)),
                AdminRoute.post(
                        TOTP + "/remove", AccountRole.VIEWER, AccountPages.fresh(SecondFactorPages::removeTotp)),
                AdminRoute.post(
                        AccountPages.PATH + "/codes",
                        AccountRole.VIEWER,
                        AccountPages.fresh(SecondFactorPages::newCodes)),
                AdminRoute.post(PHONE, AccountRole.VIEWER, AccountPages.fresh(SecondFactorPages::showPhone)),
                AdminRoute.post(PHONE + "/state", AccountRole.VIEWER, SecondFactorPages::phoneState));
    }

    private static void beginTotp(AdminRequest request) {
        AccountPages.own(request).beginTotp();
        request.redirect(TOTP);
    }

    private static void showTotp(AdminRequest request) {
        showTotp(request, 200, "");
    }

    private static void showTotp(AdminRequest request, int status, String problem) {
        Optional<TotpSecret> secret = AccountPages.own(request).pendingTotp();
        if (secret.isEmpty()) {
            request.redirect(AccountPages.PATH);
            return;
        }
        Account account = request.account();
        String uri = secret.get().uri(request.app().config().publication().title(), account.name());
        String typed = secret.get().base32().replaceAll("(.{4})(?=.)", "$1 ");
        request.render(status, "totp", Map.of("secret", typed, "qr", QrCode.of(uri), "uri", uri, "problem", problem));
    }

    /// Whoever turns it on gets recovery codes at once, so that a lost phone locks nobody out.
    private static void confirmTotp(AdminRequest request) {
        ChangeResult result = AccountPages.own(request).confirmTotp(request.form("code"));
        if (result instanceof ChangeResult.Wrong) {
            showTotp(request, UNPROCESSABLE, request.text("doors.totp.wrong"));
            return;
        }
        newCodes(request);
    }

    private static void removeTotp(AdminRequest request) {
        AccountPages.own(request).removeTotp();
        request.notice("doors.totp.removed");
        request.redirect(AccountPages.PATH);
    }

    private static void newCodes(AdminRequest request) {
        request.render(
                "recovery_codes", Map.of("codes", AccountPages.own(request).newRecoveryCodes()));
    }

    private static void showPhone(AdminRequest request) {
        String token = new AccessLinks(request.app()).forPhone(request.account());
        String address =
                DeskAddress.of(request.app().config(), request.http().port()).page("/desk/join/" + token);
        request.render(
                "phone",
                Map.of(
                        "qr", QrCode.of(address),
                        "phoneAddress", address,
                        "reachable", DeskAddress.isReachable(request.app().config()),
                        "link", AccessLinks.id(token)));
    }

    private static void phoneState(AdminRequest request) {
        Optional<String> browser = new AccessLinks(request.app()).usedBy(request.form("link"));
        request.render("phone_state", Map.of("browser", browser.orElse(""), "link", request.form("link")));
    }
}
