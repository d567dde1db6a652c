package gazette.press.accounts;

import gazette.accounts.Account;
import gazette.accounts.AccountProof;
import gazette.accounts.Actor;
import gazette.accounts.Passkey;
import gazette.accounts.PasswordRules;
import gazette.accounts.RecoveryCode;
import gazette.accounts.SecretToken;
import gazette.accounts.SignInOrigin;
import gazette.accounts.TotpSecret;
import gazette.press.accounts.PasswordHasher.BusyException;
import gazette.press.accounts.SignInByPasskey.PasskeyRequest;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.address.EmailAddress;
import gazette.text.ForeignText;
import gazette.text.TextShortener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Changes how a person signs in: passkeys, password, authenticator app, recovery codes, sessions. There is always one
/// way left.
public final class OwnAccount {
    private static final int LABEL_LENGTH = 60;

    private final AppContext context;
    private final Account account;
    private final SignInOrigin origin;

    public OwnAccount(AppContext context, Account account, SignInOrigin origin) {
        this.context = context;
        this.account = account;
        this.origin = origin;
    }

    /// Describes how the person signs in.
    ///
    /// @param codesLeft how many recovery codes are not used yet
    public record Keys(List<Passkey> passkeys, boolean hasPassword, boolean hasTotp, int codesLeft) {}

    /// Returns how the person signs in.
    public Keys keys() {
        return context.store().read(this::keys);
    }

    /// Lists how a change may turn out.
    public sealed interface ChangeResult {
        /// It is done.
        record Changed() implements ChangeResult {}

        /// It is done, and the browser's session has another token: all others have ended.
        record Renewed(String token) implements ChangeResult {}

        /// The current password is wrong, or the code is.
        record Wrong() implements ChangeResult {}

        /// Too much was tried.
        record SlowedDown(Instant freeAt) implements ChangeResult {}

        /// The new password is too easy.
        record PasswordRefused(PasswordRules.Fault fault) implements ChangeResult {}

        /// The person could not sign in any more.
        record LastWay() implements ChangeResult {}
    }

    /// Sets the password. All other sessions end, on every node.
    ///
    /// @param session the token of the browser's session
    /// @param current the password so far, if there is one
    public ChangeResult setPassword(String session, String current, String password) {
        Optional<PasswordRules.Fault> fault = PasswordRules.fault(password, account.name());
        if (fault.isPresent()) {
            return new ChangeResult.PasswordRefused(fault.get());
        }
        return afterCurrentPassword(current, () -> {
            String hash = PasswordHasher.hash(password);
            return change(tables -> {
                tables.accountProofs().enter(account.id(), SecretToken.fresh());
                tables.accountProofs().setPassword(account.id(), Optional.of(hash));
                record(tables, "account.password", "changed");
                forgetOtherBrowsers(tables);
                return renewed(tables, session);
            });
        });
    }

    /// Removes the password, and with it the authenticator app. A passkey must be there.
    public ChangeResult removePassword(String session) {
        return change(tables -> {
            if (tables.passkeys().of(account.id()).isEmpty()) {
                return new ChangeResult.LastWay();
            }
            tables.accountProofs().setPassword(account.id(), Optional.empty());
            tables.accountProofs().removeTotp(account.id());
            record(tables, "account.password", "removed");
            return renewed(tables, session);
        });
    }

    /// Asks the browser for one more passkey; empty if browsers give none here.
    public Optional<PasskeyRequest> askForPasskey() {
        return new RegisterPasskey(context).ask(Optional.of(account), account.name());
    }

    /// Adds the passkey that the browser has made.
    public ChangeResult addPasskey(String step, String answer, String label) {
        var passkeys = new RegisterPasskey(context);
        return passkeys.judge(step, answer)
                .filter(made -> made.account().filter(id -> id == account.id()).isPresent())
                .map(made -> change(tables -> {
                    tables.accountProofs().enter(account.id(), made.handle());
                    passkeys.add(tables, account, made, label);
                    record(tables, "account.passkey", "added: " + label(label));
                    return new ChangeResult.Changed();
                }))
                .orElseGet(ChangeResult.Wrong::new);
    }

    /// Gives a passkey another name.
    public void renamePasskey(String credential, String label) {
        if (!label(label).isEmpty()) {
            context.store().change(tables -> tables.passkeys().rename(account.id(), credential, label(label)));
        }
    }

    /// Removes a passkey. Another one or a password must be there.
    public ChangeResult removePasskey(String credential) {
        return change(tables -> {
            Keys keys = keys(tables);
            if (!keys.hasPassword() && keys.passkeys().size() < 2) {
                return new ChangeResult.LastWay();
            }
            keys.passkeys().stream()
                    .filter(passkey -> passkey.credential().equals(credential))
                    .forEach(passkey -> record(tables, "account.passkey", "removed: " + passkey.name()));
            tables.passkeys().remove(account.id(), credential);
            return new ChangeResult.Changed();
        });
    }

    /// Returns a new secret for an authenticator app. It counts once a code has confirmed it.
    public TotpSecret beginTotp() {
        TotpSecret secret = TotpSecret.fresh();
        context.store().change(tables -> tables.accountProofs().setPendingTotp(account.id(), secret.base32()));
        return secret;
    }

    /// Returns the secret that waits for a code.
    public Optional<TotpSecret> pendingTotp() {
        return context.store()
                .read(tables -> tables.accountProofs().find(account.id()))
                .flatMap(AccountProof::totpPending)
                .map(TotpSecret::new);
    }

    /// Turns the authenticator app on, if its code is right.
    public ChangeResult confirmTotp(String code) {
        return change(tables -> {
            OptionalLong step = tables.accountProofs()
                    .find(account.id())
                    .flatMap(AccountProof::totpPending)
                    .map(secret -> new TotpSecret(secret).verify(code, 0, now()))
                    .orElse(OptionalLong.empty());
            if (step.isEmpty()) {
                return new ChangeResult.Wrong();
            }
            tables.accountProofs().confirmTotp(account.id(), step.getAsLong());
            record(tables, "account.totp", "on");
            return new ChangeResult.Changed();
        });
    }

    /// Turns the authenticator app off.
    public void removeTotp() {
        context.store().change(tables -> {
            tables.accountProofs().removeTotp(account.id());
            record(tables, "account.totp", "off");
        });
    }

    /// Returns new recovery codes, which are shown once. The old ones are void.
    public List<String> newRecoveryCodes() {
        List<String> codes = RecoveryCode.fresh();
        context.store().change(tables -> {
            tables.accountProofs()
                    .setRecoveryCodes(
                            account.id(), codes.stream().map(RecoveryCode::hash).toList());
            record(tables, "account.recovery_codes", "renewed");
        });
        return codes;
    }

    /// Sets what the desk should know of the person.
    ///
    /// @param language `en`, `zh`, or empty for the browser's
    /// @param zone empty for the publication's
    public void setProfile(Optional<EmailAddress> address, Optional<String> language, Optional<String> zone) {
        context.store().change(tables -> {
            tables.accounts().setProfile(account.id(), address, language, zone);
            if (!address.equals(account.address())) {
                // The log is for ever, so the address itself is not in it.
                record(tables, "account.address", address.isPresent() ? "changed" : "removed");
            }
        });
    }

    /// Ends one session of the person.
    ///
    /// @param id see [gazette.accounts.AccountSession]
    public void endSession(String id) {
        context.store().change(tables -> {
            if (tables.accountSessions()
                    .find(id)
                    .filter(one -> one.account() == account.id())
                    .isPresent()) {
                tables.accountSessions().close(id);
                record(tables, "session.end", "ended");
            }
        });
    }

    /// Ends all sessions of the person but the browser's.
    ///
    /// @param session the token of the browser's session
    public ChangeResult endOtherSessions(String session) {
        return change(tables -> {
            tables.accountSessions().closeOthers(account.id(), SecretToken.hash(session));
            tables.accessLinks().removeOf(account.id());
            tables.signInSteps().removeOf(account.id());
            record(tables, "session.end", "all others");
            return new ChangeResult.Changed();
        });
    }

    /// Whoever has stolen cookies is a stranger again.
    private void forgetOtherBrowsers(Tables tables) {
        String device = SecretToken.hash(origin.device());
        boolean isKnown = tables.guessLimits().isKnown(device);
        tables.guessLimits().forgetDevices(account.id());
        if (isKnown) {
            tables.guessLimits().know(device, account.id(), now());
        }
    }

    /// A sign-in that has begun ends, too: a link for a phone, and one that waits for a code.
    private ChangeResult renewed(Tables tables, String session) {
        tables.accessLinks().removeOf(account.id());
        tables.signInSteps().removeOf(account.id());
        return new ChangeResult.Renewed(new Sessions(context).renew(tables, account, session));
    }

    private ChangeResult afterCurrentPassword(String current, Supplier<ChangeResult> work) {
        Optional<String> hash = context.store()
                .read(tables -> tables.accountProofs().find(account.id()))
                .flatMap(AccountProof::passwordHash);
        if (hash.isEmpty()) {
            return work.get();
        }
        GuessLimits.Try allowed =
                context.store().write(tables -> new GuessLimits(tables, now()).code(account.id(), origin));
        if (!allowed.isFree()) {
            return new ChangeResult.SlowedDown(allowed.freeAt().orElseThrow());
        }
        try {
            if (!PasswordHasher.verify(current, hash)) {
                return new ChangeResult.Wrong();
            }
        } catch (BusyException _) {
            return new ChangeResult.SlowedDown(now());
        }
        context.store().change(tables -> new GuessLimits(tables, now()).giveBack(allowed));
        return work.get();
    }

    private Keys keys(Tables tables) {
        Optional<AccountProof> proof = tables.accountProofs().find(account.id());
        return new Keys(
                tables.passkeys().of(account.id()),
                proof.flatMap(AccountProof::passwordHash).isPresent(),
                proof.flatMap(AccountProof::totpSecret).isPresent(),
                tables.accountProofs().recoveryCodesLeft(account.id()));
    }

    private ChangeResult change(Function<Tables, ChangeResult> work) {
        return context.store().write(work);
    }

    private void record(Tables tables, String action, String after) {
        Actor actor = new Actor(account.name(), origin.network().recorded());
        tables.audit().append(now(), actor.entry(action, account.name(), Optional.empty(), Optional.of(after)));
    }

    private static String label(String typed) {
        return TextShortener.cut(ForeignText.line(typed).strip(), LABEL_LENGTH);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
