package gazette.store;

import gazette.delivery.RelayPause;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the pauses of relays, so that all processes keep them, also after a restart.
public final class RelayPauseTable {
    private final Handle handle;

    RelayPauseTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns a relay's last pause; empty if it has accepted a mail since.
    public Optional<RelayPause> find(String relay) {
        return handle.createQuery("""
                        select until, objects as objects_to_sender, reason, pauses as count
                        from relay_pause where relay = :relay
                        """)
                .bind("relay", relay)
                .mapTo(RelayPause.class)
                .findOne();
    }

    /// Stores a relay's pause.
    public void put(String relay, RelayPause pause) {
        handle.createUpdate("""
                        insert into relay_pause (relay, until, objects, reason, pauses)
                        values (:relay, :until, :objects, :reason, :pauses)
                        on conflict (relay) do update set until = :until, objects = :objects, reason = :reason,
                            pauses = :pauses
                        """)
                .bind("relay", relay)
                .bind("until", pause.until())
                .bind("objects", pause.objectsToSender() ? 1 : 0)
                .bind("reason", pause.reason())
                .bind("pauses", pause.count())
                .execute();
    }

    /// Removes a relay's pause: it has accepted a mail.
    public void remove(String relay) {
        handle.createUpdate("delete from relay_pause where relay = :relay")
                .bind("relay", relay)
                .execute();
    }

    /// Makes a relay be tried at once.
    ///
    /// @return whether it paused
    public boolean end(String relay, Instant now) {
        return handle.createUpdate("update relay_pause set until = :now where relay = :relay and until > :now")
                        .bind("relay", relay)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
