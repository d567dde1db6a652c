package gazette.store;

import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/// Stores addresses that no mail may go to, because they bounced or were erased. Only a hash is kept, which outlives
/// the subscriber's own record.
public final class BlockedAddressTable {
    private final Handle handle;

    BlockedAddressTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns why an address is blocked; empty if it is not.
    public Optional<String> find(EmailAddress address) {
        return handle.createQuery("select reason from suppression where address_hash = :hash")
                .bind("hash", hash(address.normal()))
                .mapTo(String.class)
                .findOne();
    }

    /// Removes an address from the table after its owner has answered a mail.
    ///
    /// @param erased the hash that would stay of them, had they been erased
    public void lift(EmailAddress address, String erased) {
        handle.createUpdate("delete from suppression where address_hash in (:hash, :erased)")
                .bind("hash", hash(address.normal()))
                .bind("erased", erased)
                .execute();
    }

    /// Blocks an address that does not take mail, and ends its memberships of all lists as bounced.
    ///
    /// @param reason what the server said
    void block(long subscriber, String address, String reason, Instant now) {
        String normal = EmailAddress.parse(address).map(EmailAddress::normal).orElse(address);
        handle.createUpdate("""
                        insert into suppression (address_hash, reason, at) values (:hash, :reason, :now)
                        on conflict (address_hash) do nothing
                        """)
                .bind("hash", hash(normal))
                .bind("reason", reason)
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        update membership set status = 'bounced', changed_at = :now
                        where subscriber_id = :subscriber and status = 'active'
                        """).bind("subscriber", subscriber).bind("now", now).execute();
    }

    /// Returns the hash under which a bounced address is stored.
    public static String hash(String normal) {
        return DigestUtils.sha256Hex(normal);
    }
}
