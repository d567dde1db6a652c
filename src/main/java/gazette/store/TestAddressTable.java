package gazette.store;

import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores the addresses that editors have sent tests to.
public final class TestAddressTable {
    private final Handle handle;

    TestAddressTable(Handle handle) {
        this.handle = handle;
    }

    /// Remembers an address.
    public void remember(EmailAddress address, Instant now) {
        handle.createUpdate("""
                        insert into test_address (address, used_at) values (:address, :now)
                        on conflict (address) do update set used_at = :now
                        """)
                .bind("address", address.toString())
                .bind("now", now)
                .execute();
    }

    /// Returns the addresses that were used last, the latest first.
    public List<String> latest(int most) {
        return handle.createQuery("select address from test_address order by used_at desc, address limit :most")
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /// Forgets an address.
    void forget(EmailAddress address) {
        handle.createUpdate("delete from test_address where lower(address) = lower(:address)")
                .bind("address", address.toString())
                .execute();
    }
}
