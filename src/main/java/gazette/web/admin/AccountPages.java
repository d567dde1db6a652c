package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.accounts.AccountSession;
import gazette.accounts.PasswordRules;
import gazette.accounts.SecretToken;
import gazette.press.accounts.OwnAccount;
import gazette.press.accounts.OwnAccount.ChangeResult;
import gazette.press.accounts.Sessions;
import gazette.subscribers.address.EmailAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Serves the page on which people change how they sign in, and what the desk knows of them.
///
/// Whoever has not proved themselves for a while does so once more before they change how they sign in: an open
/// browser is not enough.
final class AccountPages {
    static final String PATH = "/desk/account";
    private static final int UNPROCESSABLE = 422;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(PATH, AccountRole.VIEWER, request -> show(request, 200, "")),
                AdminRoute.post(PATH + "/profile", AccountRole.VIEWER, AccountPages::setProfile),
                AdminRoute.post(PATH + "/password", AccountRole.VIEWER, fresh(AccountPages::setPassword)),
                AdminRoute.post(PATH + "/password/remove", AccountRole.VIEWER, fresh(AccountPages::removePassword)),
                AdminRoute.post(PATH + "/passkeys/ask", AccountRole.VIEWER, fresh(AccountPages::askForPasskey)),
                AdminRoute.post(PATH + "/passkeys", AccountRole.VIEWER, fresh(AccountPages::addPasskey)),
                AdminRoute.post(PATH + "/passkeys/rename", AccountRole.VIEWER, AccountPages::renamePasskey),
                AdminRoute.post(PATH + "/passkeys/remove", AccountRole.VIEWER, fresh(AccountPages::removePasskey)),
                AdminRoute.post(PATH + "/sessions/end", AccountRole.VIEWER, AccountPages::endSession),
                AdminRoute.post(PATH + "/sessions/end-others", AccountRole.VIEWER, AccountPages::endOtherSessions));
    }

    /// Has an action wait until the person has proved themselves lately.
    static AdminHandler fresh(AdminHandler action) {
        return request -> {
            if (isFresh(request)) {
                action.handle(request);
            } else {
                request.notice("doors.account.prove_first");
                request.redirect(SignInPages.PATH + "?again=1&to=" + PATH);
            }
        };
    }

    private static boolean isFresh(AdminRequest request) {
        return session(request).filter(new Sessions(request.app())::isFresh).isPresent();
    }

    private static Optional<AccountSession> session(AdminRequest request) {
        return request.sessionToken().flatMap(new Sessions(request.app())::session);
    }

    static OwnAccount own(AdminRequest request) {
        return new OwnAccount(request.app(), request.account(), request.origin());
    }

    private static void show(AdminRequest request, int status, String problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("keys", own(request).keys());
        model.put("sessions", new Sessions(request.app()).of(request.account()));
        model.put("current", request.sessionToken().map(SecretToken::hash).orElse(""));
        model.put("fresh", isFresh(request));
        model.put("passkeys", PasskeyPlace.of(request));
        model.put("problem", problem);
        model.put("minLength", PasswordRules.MIN_LENGTH);
        model.put("zones", ZoneId.getAvailableZoneIds().stream().sorted().toList());
        model.put("ownZone", request.app().config().publication().zone().getId());
        model.put(
                "email", request.account().address().map(EmailAddress::toString).orElse(""));
        request.render(status, "account", model);
    }

    private static void setProfile(AdminRequest request) {
        String typed = request.form("email").strip();
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (!typed.isEmpty() && address.isEmpty()) {
            show(request, UNPROCESSABLE, request.text("doors.account.address_refused", typed));
            return;
        }
        Optional<String> language = Optional.of(request.form("language")).filter(AdminText.LANGUAGES::contains);
        Optional<String> zone = Optional.of(request.form("zone").strip()).filter(name -> !name.isEmpty());
        if (zone.filter(name -> !isZone(name)).isPresent()) {
            show(request, UNPROCESSABLE, request.text("doors.account.zone_refused", zone.get()));
            return;
        }
        own(request).setProfile(address, language, zone);
        request.notice("doors.account.saved");
        request.redirect(PATH);
    }

    private static boolean isZone(String name) {
        try {
            return !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void setPassword(AdminRequest request) {
        if (!request.form("password").equals(request.form("password_again"))) {
            show(request, UNPROCESSABLE, request.text("doors.password.not_the_same"));
            return;
        }
        ChangeResult result =
                own(request).setPassword(token(request), request.form("password_now"), request.form("password"));
        answer(request, result, "doors.password.saved");
    }

    private static void removePassword(AdminRequest request) {
        answer(request, own(request).removePassword(token(request)), "doors.password.removed");
    }

    private static void askForPasskey(AdminRequest request) {
        SignInPages.answer(request, own(request).askForPasskey());
    }

    private static void addPasskey(AdminRequest request) {
        String label = request.form("label").isBlank() ? request.origin().browser() : request.form("label");
        ChangeResult result = own(request).addPasskey(request.form("step"), request.form("answer"), label);
        if (result instanceof ChangeResult.Wrong) {
            show(request, UNPROCESSABLE, request.text("doors.passkey.refused"));
            return;
        }
        answer(request, result, "doors.passkey.added");
    }

    private static void renamePasskey(AdminRequest request) {
        own(request).renamePasskey(request.form("credential"), request.form("label"));
        request.notice("doors.account.saved");
        request.redirect(PATH);
    }

    private static void removePasskey(AdminRequest request) {
        answer(request, own(request).removePasskey(request.form("credential")), "doors.passkey.removed");
    }

    private static void endSession(AdminRequest request) {
        own(request).endSession(request.form("session"));
        request.notice("doors.session.ended");
        request.redirect(PATH);
    }

    private static void endOtherSessions(AdminRequest request) {
        answer(request, own(request).endOtherSessions(token(request)), "doors.session.others_ended");
    }

    static String token(AdminRequest request) {
        return request.sessionToken().orElseThrow();
    }

    /// Answers a change: with the page, or with what was wrong.
    static void answer(AdminRequest request, ChangeResult result, String done) {
        switch (result) {
            case ChangeResult.Changed _ -> done(request, done);
            case ChangeResult.Renewed renewed -> {
                request.keepToken(renewed.token());
                done(request, done);
            }
            case ChangeResult.Wrong _ -> show(request, UNPROCESSABLE, request.text("doors.account.wrong"));
            case ChangeResult.SlowedDown _ -> show(request, 429, request.text("doors.sign_in.slow", 5));
            case ChangeResult.PasswordRefused refused -> show(request, UNPROCESSABLE, fault(request, refused.fault()));
            case ChangeResult.LastWay _ -> show(request, UNPROCESSABLE, request.text("doors.account.last_way"));
        }
    }

    private static void done(AdminRequest request, String key) {
        request.notice(key);
        request.redirect(PATH);
    }

    /// Says what is wrong with a new password.
    static String fault(AdminRequest request, PasswordRules.Fault fault) {
        return request.text("doors.password.fault." + fault.name().toLowerCase(Locale.ROOT), PasswordRules.MIN_LENGTH);
    }
}
