package gazette.store;

import gazette.accounts.AccessLink;
import gazette.accounts.AccessLink.AccessLinkKind;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the links that let somebody in once: a hash of each.
public final class AccessLinkTable {
    private final Handle handle;

    AccessLinkTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a link. Those of the same kind for the same account are void from now on.
    public void add(String tokenHash, AccessLink link) {
        handle.createUpdate("""
                        delete from access_link where kind = :kind and coalesce(account, 0) = :account
                        """)
                .bind("kind", link.kind())
                .bind("account", link.account().orElse(0L))
                .execute();
        handle.createUpdate("""
                        insert into access_link (token_hash, kind, account, expires_at)
                        values (:hash, :kind, :account, :expires)
                        """)
                .bind("hash", tokenHash)
                .bind("kind", link.kind())
                .bind("account", link.account())
                .bind("expires", link.expiresAt())
                .execute();
    }

    /// Returns a link, whether it is still good or not.
    public Optional<AccessLink> find(String tokenHash) {
        return handle.createQuery("""
                        select kind, account, expires_at, used_at from access_link where token_hash = :hash
                        """)
                .bind("hash", tokenHash)
                .mapTo(AccessLink.class)
                .findOne();
    }

    /// Uses a link up.
    ///
    /// @return whether it was still good
    public boolean use(String tokenHash, String browser, Instant now) {
        return handle.createUpdate("""
                        update access_link set used_at = :now, used_by = :browser
                        where token_hash = :hash and used_at is null and expires_at > :now
                        """)
                        .bind("now", now)
                        .bind("browser", browser)
                        .bind("hash", tokenHash)
                        .execute()
                == 1;
    }

    /// Returns the browser that used a link.
    public Optional<String> usedBy(String tokenHash) {
        return handle.createQuery("select used_by from access_link where token_hash = :hash and used_by is not null")
                .bind("hash", tokenHash)
                .mapTo(String.class)
                .findOne();
    }

    /// Removes all links of a kind.
    public void removeAll(AccessLinkKind kind) {
        handle.createUpdate("delete from access_link where kind = :kind")
                .bind("kind", kind)
                .execute();
    }

    /// Removes all links of an account.
    public void removeOf(long account) {
        handle.createUpdate("delete from access_link where account = :account")
                .bind("account", account)
                .execute();
    }
}
