package gazette.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores sign-ins that have begun and wait for the browser's next answer.
public final class SignInStepTable {
    private final Handle handle;

    SignInStepTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes what has begun.
    ///
    /// @param kind so that nothing is answered that was not asked
    /// @param account whose sign-in it is, if that is known
    /// @param detail what the next step needs
    public record SignInStep(String kind, Optional<Long> account, String detail) {}

    /// Adds a step, and forgets those that nobody answered.
    public void add(String tokenHash, SignInStep step, Instant expires, Instant now) {
        handle.createUpdate("delete from sign_in_step where expires_at <= :now")
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        insert into sign_in_step (token_hash, kind, account, detail, expires_at)
                        values (:hash, :kind, :account, :detail, :expires)
                        """)
                .bind("hash", tokenHash)
                .bindMethods(step)
                .bind("expires", expires)
                .execute();
    }

    /// Returns a step that waits.
    public Optional<SignInStep> find(String tokenHash, Instant now) {
        return handle.createQuery("""
                        select kind, account, detail from sign_in_step
                        where token_hash = :hash and expires_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .mapTo(SignInStep.class)
                .findOne();
    }

    /// Removes a step: it was answered.
    ///
    /// @return whether it was there
    public boolean remove(String tokenHash) {
        return handle.createUpdate("delete from sign_in_step where token_hash = :hash")
                        .bind("hash", tokenHash)
                        .execute()
                == 1;
    }

    /// Removes all steps of an account.
    public void removeOf(long account) {
        handle.createUpdate("delete from sign_in_step where account = :account")
                .bind("account", account)
                .execute();
    }
}
