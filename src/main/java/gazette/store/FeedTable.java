package gazette.store;

import gazette.sources.feeds.SkipHoursAndDays;
import gazette.sources.http.CacheValidators;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.FeedState;
import gazette.sources.polling.NewEntryDetector.Known;
import gazette.sources.polling.PollSchedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Stores the state of feeds, and the entries that were seen in them.
public final class FeedTable {
    /// Rows that are sent to the database at a time: a feed may have a hundred thousand entries.
    private static final int BATCH_SIZE = 1000;

    private final Handle handle;

    FeedTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the state of a feed; empty if it was never polled.
    public Optional<FeedState> find(String source) {
        return handle.createQuery("""
                        select source, address, asked, etag, last_modified, next_at, soonest_at, pause, skipped, news_at,
                            read_at, failures, problem, ended
                        from feed where source = :source
                        """)
                .bind("source", source)
                .map((row, context) -> state(row))
                .findOne();
    }

    /// Returns the feeds whose last poll failed, or that were not polled because their address was refused.
    public List<FeedState> failing() {
        return handle.createQuery("""
                        select source, address, asked, etag, last_modified, next_at, soonest_at, pause, skipped, news_at,
                            read_at, failures, problem, ended
                        from feed where problem <> '' order by source
                        """).map((row, context) -> state(row)).list();
    }

    /// Stores the state of a feed after a poll.
    public void put(FeedState state) {
        handle.createUpdate("""
                        insert into feed (source, address, asked, etag, last_modified, next_at, soonest_at, pause, skipped,
                            news_at, read_at, failures, problem, ended)
                        values (:source, :address, :asked, :etag, :lastModified, :next, :soonest, :pause, :skipped,
                            :news, :read, :failures, :problem, :ended)
                        on conflict (source) do update set address = excluded.address, asked = excluded.asked,
                            etag = excluded.etag, last_modified = excluded.last_modified, next_at = excluded.next_at,
                            soonest_at = excluded.soonest_at, pause = excluded.pause,
                            skipped = excluded.skipped, news_at = excluded.news_at,
                            read_at = excluded.read_at, failures = excluded.failures, problem = excluded.problem,
                            ended = excluded.ended
                        """)
                .bind("source", state.source())
                .bind("address", state.address())
                .bind("asked", state.currentUrl())
                .bind("etag", state.validators().etag().orElse(null))
                .bind("lastModified", state.validators().lastModified().orElse(null))
                .bind("next", state.next())
                .bind("soonest", state.pollSchedule().earliest())
                .bind("pause", state.pollSchedule().expectedInterval().toMillis())
                .bind("skipped", state.pollSchedule().skipped().words())
                .bind("news", state.pollSchedule().lastNewEntryAt())
                .bind("read", state.read())
                .bind("failures", state.failures())
                .bind("problem", state.problem())
                .bind("ended", state.isGone() ? 1 : 0)
                .execute();
    }

    /// Returns the entries of a feed that were seen, by each of their identities.
    public Map<String, Known> seenEntries(String source) {
        return handle.createQuery("select identity, entry_key as key, fate from feed_entry where source = :source")
                .bind("source", source)
                .setMapKeyColumn("identity")
                .collectInto(new GenericType<Map<String, Known>>() {});
    }

    /// Stores entries that were seen; an earlier decision about one stays.
    public void addSeen(String source, List<ClassifiedEntry> sightings, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into feed_entry (source, identity, entry_key, fate, taken_at)
                values (:source, :identity, :key, :fate, :taken)
                on conflict (source, identity) do nothing
                """);
        for (ClassifiedEntry classified : sightings) {
            for (String identity : classified.identities()) {
                batch.bind("source", source)
                        .bind("identity", identity)
                        .bind("key", classified.key())
                        .bind("fate", classified.fate())
                        .bind("taken", classified.fate() == Fate.TAKEN ? now.toEpochMilli() : 0)
                        .add();
            }
            if (batch.size() >= BATCH_SIZE) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// Returns how many entries of a feed were taken as they came at or after an instant.
    public long countAccepted(String source, Instant since) {
        return handle.createQuery("""
                        select count(*) from (
                            select entry_key from feed_entry where source = :source
                            group by entry_key having min(taken_at) >= :since) as taken
                        """)
                .bind("source", source)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /// Makes a feed due for its whole content, even one that is gone.
    public void pollNow(String source) {
        handle.createUpdate("""
                        update feed set next_at = 0, soonest_at = 0, etag = null, last_modified = null, failures = 0,
                            problem = '', ended = 0
                        where source = :source
                        """).bind("source", source).execute();
    }

    /// Makes feeds due whose addresses were refused ([FeedState#isRefused]).
    public void pollRefusedNow() {
        handle.execute("update feed set next_at = 0 where failures = 0 and problem <> ''");
    }

    private static FeedState state(ResultSet row) throws SQLException {
        return new FeedState(
                row.getString("source"),
                row.getString("address"),
                row.getString("asked"),
                new CacheValidators(
                        Optional.ofNullable(row.getString("etag")),
                        Optional.ofNullable(row.getString("last_modified"))),
                new PollSchedule(
                        Instant.ofEpochMilli(row.getLong("next_at")),
                        Instant.ofEpochMilli(row.getLong("soonest_at")),
                        Duration.ofMillis(row.getLong("pause")),
                        SkipHoursAndDays.of(row.getString("skipped")),
                        instant(row, "news_at")),
                instant(row, "read_at"),
                row.getInt("failures"),
                row.getString("problem"),
                row.getBoolean("ended"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
