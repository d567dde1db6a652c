package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.AccountProof;
import gazette.accounts.Passkey;
import gazette.accounts.SecretToken;
import gazette.press.accounts.Passkeys.NewPasskey;
import gazette.press.accounts.Passkeys.Question;
import gazette.press.accounts.SignInByPasskey.PasskeyRequest;
import gazette.press.workspace.AppContext;
import gazette.store.SignInStepTable.SignInStep;
import gazette.store.Tables;
import gazette.text.ForeignText;
import gazette.text.TextShortener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Registers a new passkey: asks the browser for one, and judges what it made.
final class RegisterPasskey {
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(6);
    private static final String STEP = "new-passkey";
    private static final int LABEL_LENGTH = 60;

    private final AppContext context;

    RegisterPasskey(AppContext context) {
        this.context = context;
    }

    /// Asks for a passkey; empty if browsers give none here.
    ///
    /// @param account empty for somebody who is about to become one
    Optional<PasskeyRequest> ask(Optional<Account> account, String name) {
        String handle = account.flatMap(known ->
                        context.store().read(tables -> tables.accountProofs().find(known.id())))
                .map(AccountProof::handle)
                .orElseGet(SecretToken::fresh);
        return Passkeys.of(context).map(passkeys -> {
            Question question = passkeys.askForNew(name, handle);
            String step = SecretToken.fresh();
            var waits = new SignInStep(STEP, account.map(Account::id), handle + "\n" + name + "\n" + question.kept());
            context.store()
                    .change(tables ->
                            tables.signInSteps().add(SecretToken.hash(step), waits, now().plus(TIME_TO_ANSWER), now()));
            return new PasskeyRequest(step, question.asked());
        });
    }

    /// Holds a passkey that a browser has made, and for whom.
    ///
    /// @param account for whom it was asked; empty for somebody who is about to become one
    record MadePasskey(Optional<Long> account, String handle, String name, NewPasskey passkey) {}

    /// Returns the passkey that the browser has made; empty if it was not asked for, or is none. Each question is
    /// answered once.
    Optional<MadePasskey> judge(String step, String answer) {
        String hash = SecretToken.hash(step);
        Optional<SignInStep> waits = context.store()
                .write(tables -> tables.signInSteps()
                        .find(hash, now())
                        .filter(found -> found.kind().equals(STEP)
                                && tables.signInSteps().remove(hash)));
        return waits.flatMap(found -> {
            String[] parts = found.detail().split("\n", 3);
            return Passkeys.of(context)
                    .flatMap(passkeys -> passkeys.judgeNew(parts[2], answer))
                    .map(passkey -> new MadePasskey(found.account(), parts[0], parts[1], passkey));
        });
    }

    /// Adds a passkey to an account in a transaction.
    ///
    /// @param label what its owner calls it
    void add(Tables tables, Account account, MadePasskey made, String label) {
        String name = TextShortener.cut(ForeignText.line(label).strip(), LABEL_LENGTH);
        tables.passkeys()
                .add(new Passkey(
                        made.passkey().credential(),
                        account.id(),
                        made.passkey().publicKey(),
                        made.passkey().signCount(),
                        name.isEmpty() ? "Passkey" : name,
                        now(),
                        Optional.empty()));
    }

    private Instant now() {
        return context.clock().instant();
    }
}
