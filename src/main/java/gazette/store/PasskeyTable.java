package gazette.store;

import gazette.accounts.Passkey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the passkeys of accounts.
public final class PasskeyTable {
    private static final String COLUMNS =
            "select credential, account, public_key, sign_count, name, created_at, used_at from passkey ";

    private final Handle handle;

    PasskeyTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a passkey.
    ///
    /// @return whether it was not there yet
    public boolean add(Passkey passkey) {
        return handle.createUpdate("""
                        insert into passkey (credential, account, public_key, sign_count, name, created_at)
                        values (:credential, :account, :publicKey, :signCount, :name, :createdAt)
                        on conflict (credential) do nothing
                        """).bindMethods(passkey).execute() == 1;
    }

    /// Returns a passkey by its id.
    public Optional<Passkey> find(String credential) {
        return handle.createQuery(COLUMNS + "where credential = :credential")
                .bind("credential", credential)
                .mapTo(Passkey.class)
                .findOne();
    }

    /// Returns the passkeys of an account, the oldest first.
    public List<Passkey> of(long account) {
        return handle.createQuery(COLUMNS + "where account = :account order by created_at, credential")
                .bind("account", account)
                .mapTo(Passkey.class)
                .list();
    }

    /// Records that a passkey signed somebody in.
    public void use(String credential, long signCount, Instant now) {
        handle.createUpdate("update passkey set sign_count = :count, used_at = :now where credential = :credential")
                .bind("count", signCount)
                .bind("now", now)
                .bind("credential", credential)
                .execute();
    }

    /// Gives a passkey of an account another name.
    public void rename(long account, String credential, String name) {
        handle.createUpdate("update passkey set name = :name where account = :account and credential = :credential")
                .bind("name", name)
                .bind("account", account)
                .bind("credential", credential)
                .execute();
    }

    /// Removes a passkey of an account.
    public void remove(long account, String credential) {
        handle.createUpdate("delete from passkey where account = :account and credential = :credential")
                .bind("account", account)
                .bind("credential", credential)
                .execute();
    }

    /// Removes all passkeys of an account.
    public void removeAll(long account) {
        handle.createUpdate("delete from passkey where account = :account")
                .bind("account", account)
                .execute();
    }
}
