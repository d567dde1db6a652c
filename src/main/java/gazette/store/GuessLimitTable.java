package gazette.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Stores how far tries are used up, and which browsers are known.
public final class GuessLimitTable {
    private final Handle handle;

    GuessLimitTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the state of a limit; an instant in the past if nothing was tried.
    public Instant state(String name) {
        return handle.createQuery("select state from guess_limit where name = :name")
                .bind("name", name)
                .mapTo(Instant.class)
                .findOne()
                .orElse(Instant.EPOCH);
    }

    /// Sets the state of a limit.
    public void set(String name, Instant state) {
        handle.createUpdate("""
                        insert into guess_limit (name, state) values (:name, :state)
                        on conflict (name) do update set state = excluded.state
                        """).bind("name", name).bind("state", state).execute();
    }

    /// Forgets limits of which nothing is used up.
    public void forget(Instant now) {
        handle.createUpdate("delete from guess_limit where state < :now")
                .bind("now", now)
                .execute();
    }

    /// Records that a browser has signed in to an account.
    public void know(String deviceHash, long account, Instant now) {
        handle.createUpdate("""
                        insert into known_device (token_hash, account, seen_at) values (:hash, :account, :now)
                        on conflict (token_hash, account) do update set seen_at = excluded.seen_at
                        """)
                .bind("hash", deviceHash)
                .bind("account", account)
                .bind("now", now)
                .execute();
    }

    /// Returns whether a browser has signed in to an account since an instant.
    public boolean isKnown(String deviceHash, long account, Instant since) {
        return handle.createQuery("""
                        select exists (select 1 from known_device
                            where token_hash = :hash and account = :account and seen_at > :since)
                        """)
                .bind("hash", deviceHash)
                .bind("account", account)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    /// Returns whether a browser has signed in to any account.
    public boolean isKnown(String deviceHash) {
        return handle.createQuery("select exists (select 1 from known_device where token_hash = :hash)")
                .bind("hash", deviceHash)
                .mapTo(Boolean.class)
                .one();
    }

    /// Forgets the browsers of an account.
    public void forgetDevices(long account) {
        handle.createUpdate("delete from known_device where account = :account")
                .bind("account", account)
                .execute();
    }
}
