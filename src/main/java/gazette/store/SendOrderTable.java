package gazette.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores who had which issue sent by hand, and who undid it. Each order has the token of the form that it came from,
/// so that the same form sends one issue, however often it is submitted.
public final class SendOrderTable {
    private static final String COLUMNS = """
            select token, schedule, issue_id as issue, issue_name, run_id as run, account, at, undo_until, undone_at,
                undone_by
            from send_order\s""";

    private final Handle handle;

    SendOrderTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes an order.
    ///
    /// @param issueName `LIST/NUMBER`
    /// @param account who gave it
    /// @param undoneBy who undid it; empty if nobody did
    public record SendOrder(
            String token,
            String schedule,
            long issue,
            String issueName,
            long run,
            String account,
            Instant at,
            Instant undoUntil,
            Optional<Instant> undoneAt,
            String undoneBy) {}

    /// Adds an order.
    public void add(SendOrder order) {
        handle.createUpdate("""
                        insert into send_order (token, schedule, issue_id, issue_name, run_id, account, at, undo_until)
                        values (:token, :schedule, :issue, :issueName, :run, :account, :at, :undoUntil)
                        """)
                .bind("token", order.token())
                .bind("schedule", order.schedule())
                .bind("issue", order.issue())
                .bind("issueName", order.issueName())
                .bind("run", order.run())
                .bind("account", order.account())
                .bind("at", order.at())
                .bind("undoUntil", order.undoUntil())
                .execute();
    }

    /// Records that the issue of an order was undone.
    public void markUndone(long run, String account, Instant now) {
        handle.createUpdate("update send_order set undone_at = :now, undone_by = :account where run_id = :run")
                .bind("run", run)
                .bind("account", account)
                .bind("now", now)
                .execute();
    }

    /// Returns the order that a form gave.
    public Optional<SendOrder> find(String token) {
        return handle.createQuery(COLUMNS + "where token = :token")
                .bind("token", token)
                .mapTo(SendOrder.class)
                .findOne();
    }

    /// Returns the latest order that made an issue of this id.
    public Optional<SendOrder> ofIssue(long issue) {
        return handle.createQuery(COLUMNS + "where issue_id = :issue order by run_id desc limit 1")
                .bind("issue", issue)
                .mapTo(SendOrder.class)
                .findOne();
    }
}
