package gazette.store;

import gazette.accounts.Account;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores which browsers are signed in. Only a hash of the browser's token is kept.
public final class AccountSessionTable {
    private final Handle handle;

    AccountSessionTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a session.
    public void open(String tokenHash, long account, Instant now) {
        handle.createUpdate("""
                        insert into account_session (token_hash, account, created_at, seen_at)
                        values (:hash, :account, :now, :now)
                        """)
                .bind("hash", tokenHash)
                .bind("account", account)
                .bind("now", now)
                .execute();
    }

    /// Returns whose session it is, if it was seen since an instant.
    public Optional<Account> find(String tokenHash, Instant seenSince) {
        return handle.createQuery("""
                        select a.id, a.name, a.role, a.address, a.language, a.zone
                        from account_session s join account a on a.id = s.account
                        where s.token_hash = :hash and s.seen_at >= :since and a.removed_at is null
                        """)
                .bind("hash", tokenHash)
                .bind("since", seenSince)
                .mapTo(Account.class)
                .findOne();
    }

    /// Ends a session.
    public void close(String tokenHash) {
        handle.createUpdate("delete from account_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute();
    }
}
