package gazette.web.admin;

import gazette.press.accounts.OpenedSession;
import gazette.press.accounts.Sessions;
import gazette.press.accounts.SignInResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Answers a sign-in: with the page that somebody wanted, the question for a code, or what was wrong.
final class SignInAnswer {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final AdminRequest request;
    private final String page;

    /// @param page the template that is shown again if something was wrong
    SignInAnswer(AdminRequest request, String page) {
        this.request = request;
        this.page = page;
    }

    void send(SignInResult result) {
        switch (result) {
            case SignInResult.SignedIn in -> letIn(request, in.session());
            case SignInResult.NeedsCode code -> showCode(200, code.step(), "");
            case SignInResult.Refused _ -> again(UNPROCESSABLE, request.text("doors.sign_in.refused." + page));
            case SignInResult.SlowedDown slow -> slowDown(slow);
            case SignInResult.Busy _ -> again(UNAVAILABLE, request.text("doors.sign_in.busy"));
            case SignInResult.StepOver _ -> startAgain();
        }
    }

    /// Gives the browser its session, in the place of the one it had, and leads on.
    static void letIn(AdminRequest request, OpenedSession session) {
        request.sessionToken().ifPresent(new Sessions(request.app())::close);
        request.keep(session);
        Optional<KeptForm> kept = KeptForm.read(request.form("kept"));
        if (kept.isPresent()) {
            request.render("kept_form", Map.of("kept", kept.get()));
        } else {
            request.redirect(DeskPath.of(request.form("to")));
        }
    }

    private void slowDown(SignInResult.SlowedDown slow) {
        Duration left = Duration.between(request.app().clock().instant(), slow.freeAt());
        long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
        request.http().header("Retry-After", Long.toString(Math.max(1, left.toSeconds())));
        again(TOO_MANY, request.text("doors.sign_in.slow", minutes));
    }

    private void again(int status, String problem) {
        if (page.equals("sign_in_code")) {
            showCode(status, request.form("step"), problem);
            return;
        }
        request.render(status, page, SignInPages.model(request, problem));
    }

    private void startAgain() {
        request.render(UNPROCESSABLE, "sign_in", SignInPages.model(request, request.text("doors.sign_in.step_over")));
    }

    private void showCode(int status, String step, String problem) {
        request.render(
                status,
                "sign_in_code",
                Map.of("step", step, "to", request.form("to"), "kept", request.form("kept"), "problem", problem));
    }
}
