package gazette.store;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
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
        return handle.createUpdate("insert into account (name, role, created_at) values (:name, :role, :now)")
                .bind("name", name)
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

    /// Returns the account of a name.
    public Optional<Account> byName(String name) {
        return handle.createQuery(COLUMNS + "where name = :name and removed_at is null")
                .bind("name", name)
                .mapTo(Account.class)
                .findOne();
    }

    /// Returns all accounts, by name.
    public List<Account> all() {
        return handle.createQuery(COLUMNS + "where removed_at is null order by name")
                .mapTo(Account.class)
                .list();
    }
}
