package gazette.store;

import gazette.subscribers.PendingSignup;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.PendingSignup.RequestedList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores sign-ups until the owner of the address confirms them.
public final class SignupTable {
    private final Handle handle;

    SignupTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a sign-up.
    public void add(PendingSignup signup) {
        handle.createUpdate("""
                        insert into signup (id, subscriber_id, language, name, origin, wording, network, at, until)
                        values (:id, :subscriber, :language, :name, :origin, :wording, :network, :at, :until)
                        on conflict (id) do nothing
                        """)
                .bind("id", signup.id())
                .bind("subscriber", signup.subscriber())
                .bind("language", signup.language())
                .bind("name", signup.name())
                .bind("origin", signup.consent().origin())
                .bind("wording", signup.consent().wording())
                .bind("network", signup.consent().network())
                .bind("at", signup.at())
                .bind("until", signup.until())
                .execute();
        signup.requestedLists().forEach(wish -> add(signup.id(), wish));
    }

    /// Returns a sign-up that can still be confirmed.
    public Optional<PendingSignup> find(String id, Instant now) {
        return handle.createQuery("""
                        select id, subscriber_id, language, name, origin, wording, network, at, until, confirmed_at
                        from signup where id = :id and until > :now
                        """)
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> signup(row))
                .findOne();
    }

    /// Marks a sign-up as confirmed.
    ///
    /// @return whether it was not before
    public boolean confirm(String id, Instant now) {
        return handle.createUpdate("update signup set confirmed_at = :now where id = :id and confirmed_at is null")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// Deletes sign-ups that nobody confirmed in time, and subscribers without anything else.
    public void forget(Instant now) {
        List<Long> subscribers = handle.createQuery("select distinct subscriber_id from signup where until < :now")
                .bind("now", now)
                .mapTo(Long.class)
                .list();
        handle.createUpdate("delete from signup where until < :now")
                .bind("now", now)
                .execute();
        subscribers.forEach(this::forget);
    }

    private void forget(long subscriber) {
        handle.createUpdate("""
                        delete from membership where subscriber_id = :subscriber and status = 'pending' and not exists (
                            select 1 from signup where signup.subscriber_id = :subscriber)
                        """).bind("subscriber", subscriber).execute();
        // A subscriber with a membership may have letters in the ledger; one without never had any.
        handle.createUpdate("""
                        delete from subscriber where id = :subscriber
                            and not exists (select 1 from membership where subscriber_id = :subscriber)
                            and not exists (select 1 from consent where subscriber_id = :subscriber)
                            and not exists (select 1 from signup where subscriber_id = :subscriber)
                        """).bind("subscriber", subscriber).execute();
    }

    private void add(String signup, RequestedList wish) {
        handle.createUpdate("""
                        insert into signup_list (signup_id, list_id, cadence, topics)
                        values (:signup, :list, :cadence, :topics)
                        on conflict (signup_id, list_id) do nothing
                        """)
                .bind("signup", signup)
                .bind("list", wish.list())
                .bind("cadence", wish.cadence().word())
                .bind("topics", String.join("\n", wish.topics()))
                .execute();
    }

    private List<RequestedList> wishes(String signup) {
        return handle.createQuery("""
                        select list_id as list, cadence, topics from signup_list where signup_id = :signup order by list_id
                        """)
                .bind("signup", signup)
                .mapTo(RequestedList.class)
                .list();
    }

    private PendingSignup signup(ResultSet row) throws SQLException {
        row.getLong("confirmed_at");
        boolean confirmed = !row.wasNull();
        return new PendingSignup(
                row.getString("id"),
                row.getLong("subscriber_id"),
                row.getString("language"),
                row.getString("name"),
                new ConsentOrigin(row.getString("origin"), row.getString("wording"), row.getString("network")),
                Instant.ofEpochMilli(row.getLong("at")),
                Instant.ofEpochMilli(row.getLong("until")),
                confirmed,
                wishes(row.getString("id")));
    }
}
