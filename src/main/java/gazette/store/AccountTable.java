package gazette.store;

import gazette.accounts.Account;
import gazette.accounts.AccountName;
import gazette.accounts.AccountRole;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the people who sign in to the desk. Who was removed is not found any more.
public final class AccountTable {
    private static final String COLUMNS = "select id, name, role, address, language, zone from account ";

    private final Handle handle;

    AccountTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds an account and returns its id.
    public long add(String name, AccountRole role, Instant now) {
        return handle.createUpdate("""
                        insert into account (name, name_key, role, created_at) values (:name, :key, :role, :now)
                        """)
                .bind("name", name)
                .bind("key", AccountName.key(name))
                .bind("role", role)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /// Returns an account.
    public Optional<Account> find(long id) {
        return handle.createQuery(COLUMNS + "where id = :id and removed_at is null")
                .bind("id", id)
                .mapTo(Account.class)
                .findOne();
    }

    /// Returns the account of a name, in any of its spellings.
    public Optional<Account> byName(String name) {
        return handle.createQuery(COLUMNS + "where name_key = :key and removed_at is null")
                .bind("key", AccountName.key(name))
                .mapTo(Account.class)
                .findOne();
    }

    /// Returns all accounts, by name.
    public List<Account> all() {
        return handle.createQuery(COLUMNS + "where removed_at is null order by name_key")
                .mapTo(Account.class)
                .list();
    }

    /// Returns whether an owner has come in.
    public boolean isOwned() {
        return handle.createQuery("""
                        select exists (select 1 from account a join account_proof p on p.account = a.id
                            where a.role = 'owner' and a.removed_at is null)
                        """).mapTo(Boolean.class).one();
    }

    /// Returns whether an owner but this one can sign in.
    public boolean hasOtherOwner(long id) {
        return handle.createQuery("""
                        select exists (select 1 from account a join account_proof p on p.account = a.id
                            where a.role = 'owner' and a.removed_at is null and a.id <> :id
                                and (p.password_hash is not null
                                    or exists (select 1 from passkey k where k.account = a.id)))
                        """).bind("id", id).mapTo(Boolean.class).one();
    }

    /// Changes what somebody may do.
    public void setRole(long id, AccountRole role) {
        handle.createUpdate("update account set role = :role where id = :id")
                .bind("role", role)
                .bind("id", id)
                .execute();
    }

    /// Sets what the desk knows of a person.
    public void setProfile(long id, Optional<EmailAddress> address, Optional<String> language, Optional<String> zone) {
        handle.createUpdate("""
                        update account set address = :address, language = :language, zone = :zone where id = :id
                        """)
                .bind("address", address.map(EmailAddress::toString))
                .bind("language", language)
                .bind("zone", zone)
                .bind("id", id)
                .execute();
    }

    /// Removes somebody. The row stays, for the record; the name is free.
    public void remove(long id, Instant now) {
        handle.createUpdate("""
                        update account set removed_at = :now, name_key = :key, address = null where id = :id
                        """)
                .bind("now", now)
                .bind("key", "removed " + id + "/")
                .bind("id", id)
                .execute();
    }
}
