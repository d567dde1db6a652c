package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.AccountProof;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.press.accounts.PasswordHasher.BusyException;
import gazette.press.accounts.SignInResult.Busy;
import gazette.press.accounts.SignInResult.NeedsCode;
import gazette.press.accounts.SignInResult.Refused;
import gazette.press.accounts.SignInResult.SignedIn;
import gazette.press.accounts.SignInResult.SlowedDown;
import gazette.press.workspace.AppContext;
import gazette.store.SignInStepTable.SignInStep;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs somebody in by name and password. A name that does not exist is answered alike, and takes as long.
public final class SignInByPassword {
    private static final Logger LOG = LoggerFactory.getLogger(SignInByPassword.class);
    private static final Duration TIME_FOR_THE_CODE = Duration.ofMinutes(10);

    /// The step in which the code of an authenticator app is awaited.
    static final String CODE_STEP = "code";

    private final AppContext context;
    private final SignInOrigin origin;

    public SignInByPassword(AppContext context, SignInOrigin origin) {
        this.context = context;
        this.origin = origin;
    }

    /// Describes one try.
    private record Guess(GuessLimits.Try allowed, Optional<Account> account, Optional<AccountProof> proof) {}

    /// Compares a password, if the limits allow it.
    public SignInResult run(String name, String password) {
        Guess guess = context.store().write(tables -> guess(tables, name));
        if (!guess.allowed().isFree()) {
            return new SlowedDown(guess.allowed().freeAt().orElseThrow());
        }
        try {
            boolean isRight = PasswordHasher.verify(password, guess.proof().flatMap(AccountProof::passwordHash));
            if (isRight) {
                return context.store().write(tables -> letIn(tables, guess));
            }
            LOG.info("sign_in_refused network={}", origin.network().recorded());
            return new Refused();
        } catch (BusyException _) {
            return new Busy();
        }
    }

    private Guess guess(Tables tables, String name) {
        Optional<Account> account = tables.accounts().byName(name);
        var limits = new GuessLimits(tables, now());
        return new Guess(
                limits.password(name, account.map(Account::id).orElse(0L), origin),
                account,
                account.flatMap(found -> tables.accountProofs().find(found.id())));
    }

    /// The password may have been changed while it was compared.
    private SignInResult letIn(Tables tables, Guess guess) {
        Account account = guess.account().orElseThrow();
        Optional<AccountProof> proof = tables.accountProofs().find(account.id());
        if (!proof.flatMap(AccountProof::passwordHash).equals(guess.proof().flatMap(AccountProof::passwordHash))
                || tables.accounts().find(account.id()).isEmpty()) {
            return new Refused();
        }
        var limits = new GuessLimits(tables, now());
        limits.giveBack(guess.allowed());
        limits.forget();
        return proof.flatMap(AccountProof::totpSecret).isPresent()
                ? new NeedsCode(askForCode(tables, account))
                : new SignedIn(new Sessions(context).open(tables, account, SignInWay.PASSWORD, origin));
    }

    private String askForCode(Tables tables, Account account) {
        String step = SecretToken.fresh();
        var waits = new SignInStep(CODE_STEP, Optional.of(account.id()), "");
        tables.signInSteps().add(SecretToken.hash(step), waits, now().plus(TIME_FOR_THE_CODE), now());
        return step;
    }

    private Instant now() {
        return context.clock().instant();
    }
}
