package gazette.store;

import gazette.accounts.AccountProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores what accounts prove themselves with: passwords, secrets of authenticator apps, recovery codes.
public final class AccountProofTable {
    private final Handle handle;

    AccountProofTable(Handle handle) {
        this.handle = handle;
    }

    /// Makes an account one that has come in, if it is none yet.
    ///
    /// @param userHandle by which passkeys are to know it
    public void enter(long account, String userHandle) {
        handle.createUpdate("""
                        insert into account_proof (account, handle) values (:account, :handle)
                        on conflict (account) do nothing
                        """)
                .bind("account", account)
                .bind("handle", userHandle)
                .execute();
    }

    /// Returns what an account has; empty if nobody has come in by it.
    public Optional<AccountProof> find(long account) {
        return handle.createQuery("""
                        select account, handle, password_hash, totp_secret, totp_pending, totp_step
                        from account_proof where account = :account
                        """)
                .bind("account", account)
                .mapTo(AccountProof.class)
                .findOne();
    }

    /// Returns the account that passkeys know by a handle.
    public Optional<Long> byHandle(String userHandle) {
        return handle.createQuery("select account from account_proof where handle = :handle")
                .bind("handle", userHandle)
                .mapTo(Long.class)
                .findOne();
    }

    /// Sets or removes the password.
    public void setPassword(long account, Optional<String> hash) {
        handle.createUpdate("update account_proof set password_hash = :hash where account = :account")
                .bind("hash", hash)
                .bind("account", account)
                .execute();
    }

    /// Keeps a secret until a code confirms it.
    public void setPendingTotp(long account, String secret) {
        handle.createUpdate("update account_proof set totp_pending = :secret where account = :account")
                .bind("secret", secret)
                .bind("account", account)
                .execute();
    }

    /// Turns the pending secret into the one that counts.
    public void confirmTotp(long account, long step) {
        handle.createUpdate("""
                        update account_proof set totp_secret = totp_pending, totp_pending = null, totp_step = :step
                        where account = :account
                        """).bind("step", step).bind("account", account).execute();
    }

    /// Removes the authenticator app.
    public void removeTotp(long account) {
        handle.createUpdate("update account_proof set totp_secret = null, totp_pending = null where account = :account")
                .bind("account", account)
                .execute();
    }

    /// Records that the code of a step was used.
    ///
    /// @return whether nobody was faster
    public boolean useTotp(long account, long step) {
        return handle.createUpdate("""
                        update account_proof set totp_step = :step where account = :account and totp_step < :step
                        """)
                        .bind("step", step)
                        .bind("account", account)
                        .execute()
                == 1;
    }

    /// Puts new recovery codes in the place of the old ones.
    public void setRecoveryCodes(long account, List<String> hashes) {
        handle.createUpdate("delete from recovery_code where account = :account")
                .bind("account", account)
                .execute();
        for (String hash : hashes) {
            handle.createUpdate("insert into recovery_code (account, code_hash) values (:account, :hash)")
                    .bind("account", account)
                    .bind("hash", hash)
                    .execute();
        }
    }

    /// Uses a recovery code up.
    ///
    /// @return whether it was one, not used yet
    public boolean useRecoveryCode(long account, String hash, Instant now) {
        return handle.createUpdate("""
                        update recovery_code set used_at = :now
                        where account = :account and code_hash = :hash and used_at is null
                        """)
                        .bind("now", now)
                        .bind("account", account)
                        .bind("hash", hash)
                        .execute()
                == 1;
    }

    /// Returns how many recovery codes are left.
    public int recoveryCodesLeft(long account) {
        return handle.createQuery("select count(*) from recovery_code where account = :account and used_at is null")
                .bind("account", account)
                .mapTo(Integer.class)
                .one();
    }
}
