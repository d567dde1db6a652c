package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.Passkey;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.press.accounts.Passkeys.Question;
import gazette.press.accounts.Passkeys.UsedPasskey;
import gazette.press.accounts.SignInResult.Refused;
import gazette.press.accounts.SignInResult.SignedIn;
import gazette.press.accounts.SignInResult.StepOver;
import gazette.press.workspace.AppContext;
import gazette.store.SignInStepTable.SignInStep;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs somebody in by a passkey, without a name. Nobody guesses a signature, so nothing slows this down.
public final class SignInByPasskey {
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(6);
    private static final String STEP = "passkey";

    private final AppContext context;

    public SignInByPasskey(AppContext context) {
        this.context = context;
    }

    /// Holds what a browser's script is asked.
    ///
    /// @param step the token with which it answers
    /// @param options for `navigator.credentials`, as JSON
    public record PasskeyRequest(String step, String options) {}

    /// Asks for a passkey; empty if browsers give none here, or if a network asks without end.
    public Optional<PasskeyRequest> ask(SignInOrigin origin) {
        return Passkeys.of(context).flatMap(passkeys -> {
            Question question = passkeys.askForAny();
            String step = SecretToken.fresh();
            return Optional.of(new PasskeyRequest(step, question.asked())).filter(_ -> keep(step, question, origin));
        });
    }

    private boolean keep(String step, Question question, SignInOrigin origin) {
        var waits = new SignInStep(STEP, Optional.empty(), question.kept());
        return context.store().write(tables -> {
            boolean isFree = new GuessLimits(tables, now()).question(origin).isFree();
            if (isFree) {
                tables.signInSteps().add(SecretToken.hash(step), waits, now().plus(TIME_TO_ANSWER), now());
            }
            return isFree;
        });
    }

    /// Takes the browser's answer.
    ///
    /// @param answer the credential as JSON
    public SignInResult run(String step, String answer, SignInOrigin origin) {
        String hash = SecretToken.hash(step);
        Optional<SignInStep> waits = context.store()
                .read(tables -> tables.signInSteps().find(hash, now()))
                .filter(found -> found.kind().equals(STEP));
        if (waits.isEmpty()) {
            return new StepOver();
        }
        Optional<UsedPasskey> used = Passkeys.of(context)
                .flatMap(passkeys -> passkeys.judge(waits.get().detail(), answer));
        return used.isEmpty()
                ? new Refused()
                : context.store().write(tables -> letIn(tables, hash, used.get(), origin));
    }

    private SignInResult letIn(Tables tables, String step, UsedPasskey used, SignInOrigin origin) {
        Optional<Account> account = tables.passkeys()
                .find(used.credential())
                .map(Passkey::account)
                .flatMap(id -> tables.accounts().find(id));
        if (account.isEmpty() || !tables.signInSteps().remove(step)) {
            return new Refused();
        }
        tables.passkeys().use(used.credential(), used.signCount(), now());
        return new SignedIn(new Sessions(context).open(tables, account.get(), SignInWay.PASSKEY, origin));
    }

    private Instant now() {
        return context.clock().instant();
    }
}
