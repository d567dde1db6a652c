package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.AccountProof;
import gazette.accounts.RecoveryCode;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.SignInWay;
import gazette.accounts.TotpSecret;
import gazette.press.accounts.SignInResult.Refused;
import gazette.press.accounts.SignInResult.SignedIn;
import gazette.press.accounts.SignInResult.SlowedDown;
import gazette.press.accounts.SignInResult.StepOver;
import gazette.press.workspace.AppContext;
import gazette.store.SignInStepTable.SignInStep;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Signs somebody in by a code: that of the authenticator app after a password, or a recovery code in its place.
public final class SignInByCode {
    private final AppContext context;
    private final SignInOrigin origin;

    public SignInByCode(AppContext context, SignInOrigin origin) {
        this.context = context;
        this.origin = origin;
    }

    /// Takes the code after a password.
    ///
    /// @param step as the right password has returned it
    /// @param code six digits, or a recovery code
    public SignInResult afterPassword(String step, String code) {
        return context.store().write(tables -> afterPassword(tables, SecretToken.hash(step), code));
    }

    /// Takes a recovery code of somebody who has no password and lost the passkeys. Whoever has a password needs it,
    /// too. Neither is said.
    public SignInResult withoutPassword(String name, String code) {
        return context.store().write(tables -> withoutPassword(tables, name, code));
    }

    private SignInResult afterPassword(Tables tables, String step, String code) {
        Optional<Account> account = tables.signInSteps()
                .find(step, now())
                .filter(waits -> waits.kind().equals(SignInByPassword.CODE_STEP))
                .flatMap(SignInStep::account)
                .flatMap(id -> tables.accounts().find(id));
        if (account.isEmpty()) {
            return new StepOver();
        }
        var limits = new GuessLimits(tables, now());
        GuessLimits.Try allowed = limits.code(account.get().id(), origin);
        if (!allowed.isFree()) {
            return new SlowedDown(allowed.freeAt().orElseThrow());
        }
        Optional<SignInWay> way = prove(tables, account.get(), code);
        if (way.isEmpty()) {
            return new Refused();
        }
        limits.giveBack(allowed);
        tables.signInSteps().remove(step);
        return new SignedIn(new Sessions(context).open(tables, account.get(), way.get(), origin));
    }

    private Optional<SignInWay> prove(Tables tables, Account account, String code) {
        AccountProof proof = tables.accountProofs().find(account.id()).orElseThrow();
        OptionalLong step = proof.totpSecret()
                .map(secret -> new TotpSecret(secret).verify(code, proof.totpStep(), now()))
                .orElse(OptionalLong.empty());
        if (step.isPresent() && tables.accountProofs().useTotp(account.id(), step.getAsLong())) {
            return Optional.of(SignInWay.TOTP);
        }
        return useRecoveryCode(tables, account, code) ? Optional.of(SignInWay.RECOVERY_CODE) : Optional.empty();
    }

    private SignInResult withoutPassword(Tables tables, String name, String code) {
        Optional<Account> account = tables.accounts().byName(name);
        var limits = new GuessLimits(tables, now());
        GuessLimits.Try allowed = limits.password(name, account.map(Account::id).orElse(0L), origin);
        if (!allowed.isFree()) {
            return new SlowedDown(allowed.freeAt().orElseThrow());
        }
        boolean isRight = account.flatMap(found -> tables.accountProofs().find(found.id()))
                        .filter(proof -> proof.passwordHash().isEmpty())
                        .isPresent()
                && useRecoveryCode(tables, account.get(), code);
        if (!isRight) {
            return new Refused();
        }
        limits.giveBack(allowed);
        return new SignedIn(new Sessions(context).open(tables, account.get(), SignInWay.RECOVERY_CODE, origin));
    }

    private boolean useRecoveryCode(Tables tables, Account account, String code) {
        return tables.accountProofs().useRecoveryCode(account.id(), RecoveryCode.hash(code), now());
    }

    private Instant now() {
        return context.clock().instant();
    }
}
