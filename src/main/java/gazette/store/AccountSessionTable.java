package gazette.store;

import gazette.accounts.Account;
import gazette.accounts.AccountSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores which browsers are signed in. Only a hash of the browser's token is kept.
public final class AccountSessionTable {
    private static final String COLUMNS = """
            select token_hash as id, account, way, browser, network, created_at, seen_at, proved_at
            from account_session
            """;

    private final Handle handle;

    AccountSessionTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a session.
    public void add(AccountSession session) {
        handle.createUpdate("""
                        insert into account_session
                            (token_hash, account, way, browser, network, created_at, seen_at, proved_at)
                        values (:id, :account, :way, :browser, :network, :createdAt, :seenAt, :provedAt)
                        """).bindMethods(session).execute();
    }

    /// Returns a session.
    public Optional<AccountSession> find(String tokenHash) {
        return handle.createQuery(COLUMNS + "where token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(AccountSession.class)
                .findOne();
    }

    /// Returns whose session it is, if it was seen and began since two instants.
    public Optional<Account> account(String tokenHash, Instant seenSince, Instant begunSince) {
        return handle.createQuery("""
                        select a.id, a.name, a.role, a.address, a.language, a.zone
                        from account_session s join account a on a.id = s.account
                        where s.token_hash = :hash and s.seen_at >= :seen and s.created_at >= :begun
                            and a.removed_at is null
                        """)
                .bind("hash", tokenHash)
                .bind("seen", seenSince)
                .bind("begun", begunSince)
                .mapTo(Account.class)
                .findOne();
    }

    /// Returns the sessions of an account, the last seen first.
    public List<AccountSession> of(long account, Instant seenSince, Instant begunSince) {
        return handle.createQuery(
                        COLUMNS
                                + "where account = :account and seen_at >= :seen and created_at >= :begun order by seen_at desc")
                .bind("account", account)
                .bind("seen", seenSince)
                .bind("begun", begunSince)
                .mapTo(AccountSession.class)
                .list();
    }

    /// Returns when an account was last seen, if a session remembers.
    public Optional<Instant> lastSeen(long account) {
        return handle.createQuery("select max(seen_at) as seen from account_session where account = :account")
                .bind("account", account)
                .mapTo(Instant.class)
                .findOne();
    }

    /// Records that a session was used, if that was recorded before an instant.
    public void touch(String tokenHash, Instant before, Instant now) {
        handle.createUpdate("update account_session set seen_at = :now where token_hash = :hash and seen_at < :before")
                .bind("now", now)
                .bind("hash", tokenHash)
                .bind("before", before)
                .execute();
    }

    /// Gives a session another token.
    public void rotate(String tokenHash, String newHash) {
        handle.createUpdate("update account_session set token_hash = :new where token_hash = :hash")
                .bind("new", newHash)
                .bind("hash", tokenHash)
                .execute();
    }

    /// Ends a session.
    public void close(String tokenHash) {
        handle.createUpdate("delete from account_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute();
    }

    /// Ends all sessions of an account but one.
    ///
    /// @param kept the hash of its token; empty to end all
    public int closeOthers(long account, String kept) {
        return handle.createUpdate("delete from account_session where account = :account and token_hash <> :kept")
                .bind("account", account)
                .bind("kept", kept)
                .execute();
    }

    /// Removes sessions that are over.
    public void forget(Instant seenSince, Instant begunSince) {
        handle.createUpdate("delete from account_session where seen_at < :seen or created_at < :begun")
                .bind("seen", seenSince)
                .bind("begun", begunSince)
                .execute();
    }
}
