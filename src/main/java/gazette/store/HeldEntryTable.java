package gazette.store;

import gazette.sources.feeds.EntryJson;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Stores entries that came in a burst, until an editor has dropped them or they are articles. Their feed may no
/// longer have them.
public final class HeldEntryTable {
    /// So many are written at once, so that nobody else waits for long.
    public static final int BATCH_SIZE = 100;

    private static final int SHOWN = 3;

    private final Handle handle;

    HeldEntryTable(Handle handle) {
        this.handle = handle;
    }

    /// Counts the held entries of one feed.
    ///
    /// @param since when the first of it came
    /// @param titles of the first few
    public record HeldSummary(long entries, Instant since, List<String> titles) {}

    /// Describes a held entry.
    ///
    /// @param no by which an editor names it
    public record HeldEntry(long no, Instant since, String title, Optional<String> link) {}

    /// Describes an entry that an editor let in.
    ///
    /// @param key what it is known by in its feed
    /// @param lang the feed's language, if it gave one
    /// @param text the entry, as [EntryJson] wrote it
    public record AdmittedEntry(long no, String source, String key, Optional<String> lang, String title, String text) {
        /// Returns what identifies it among all entries.
        public String name() {
            return source + " " + key;
        }
    }

    /// Describes a range of held entries of a feed, by their numbers.
    public record Range(String source, long first, long last) {
        /// Returns the range of all entries of a feed.
        public static Range all(String source) {
            return new Range(source, 0, Long.MAX_VALUE);
        }

        /// Returns whether an entry may be in both.
        public boolean overlaps(Range other) {
            return source.equals(other.source) && first <= other.last && other.first <= last;
        }

        /// Returns the range of one entry.
        public static Range one(String source, long no) {
            return new Range(source, no, no);
        }
    }

    /// Stores entries as they are now, unless an editor has decided about them in the meantime.
    public void keep(String source, Optional<String> lang, List<ClassifiedEntry> sightings, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into held_entry (source, entry_key, held_at, lang, title, link, entry)
                select :source, :key, :now, :lang, :title, :link, :entry
                where not exists (
                    select 1 from feed_entry where source = :source and entry_key = :key and fate <> 'held')
                on conflict (source, entry_key) do update set lang = excluded.lang, title = excluded.title,
                    link = excluded.link, entry = excluded.entry
                where held_entry.entry <> excluded.entry
                """);
        for (ClassifiedEntry classified : sightings) {
            batch.bind("source", source)
                    .bind("key", classified.key())
                    .bind("now", now)
                    .bind("lang", lang.orElse(null))
                    .bind("title", classified.entry().title())
                    .bind("link", classified.entry().link().orElse(null))
                    .bind("entry", EntryJson.of(classified.entry()))
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// Deletes entries that were taken as they came, because another poll at the same time held them.
    public void deleteTaken(String source, List<ClassifiedEntry> sightings, Instant now) {
        PreparedBatch fates = handle.prepareBatch("""
                update feed_entry set fate = 'taken', taken_at = :now
                where source = :source and entry_key = :key and fate = 'held'
                """);
        PreparedBatch entries = handle.prepareBatch("""
                delete from held_entry where source = :source and entry_key = :key and due_at is null
                """);
        for (ClassifiedEntry classified : sightings) {
            if (classified.fate() == Fate.TAKEN) {
                fates.bind("source", source)
                        .bind("key", classified.key())
                        .bind("now", now)
                        .add();
                entries.bind("source", source).bind("key", classified.key()).add();
            }
        }
        if (fates.size() > 0) {
            fates.execute();
            entries.execute();
        }
    }

    /// Returns a summary of what is held of a feed; empty if nothing is.
    public Optional<HeldSummary> summary(String source) {
        return handle.createQuery("""
                        select count(*) as entries, min(held_at) as since from held_entry
                        where source = :source and due_at is null having count(*) > 0
                        """)
                .bind("source", source)
                .map((row, context) -> new HeldSummary(
                        row.getLong("entries"), Instant.ofEpochMilli(row.getLong("since")), titles(source)))
                .findOne();
    }

    /// Returns the held entries of a feed.
    public List<HeldEntry> entries(String source) {
        return handle.createQuery("""
                        select no, held_at as since, title, link from held_entry
                        where source = :source and due_at is null order by no
                        """)
                .bind("source", source)
                .mapTo(HeldEntry.class)
                .list();
    }

    /// Returns the held entries of a feed after one of them, in the order of their numbers.
    public List<HeldEntry> page(String source, long after, int most) {
        return handle.createQuery("""
                        select no, held_at as since, title, link from held_entry
                        where source = :source and due_at is null and no > :after order by no limit :most
                        """)
                .bind("source", source)
                .bind("after", after)
                .bind("most", most)
                .mapTo(HeldEntry.class)
                .list();
    }

    /// Returns the feeds with held entries, followed or not.
    public List<String> sources() {
        return handle.createQuery("select distinct source from held_entry where due_at is null order by source")
                .mapTo(String.class)
                .list();
    }

    /// Returns a range of the first entries in a range; empty if none are left.
    public Optional<Range> first(Range range, int most) {
        return handle.createQuery("""
                        select max(no) from (
                            select no from held_entry
                            where source = :source and due_at is null and no between :first and :last
                            order by no limit :most) as few
                        """)
                .bindMethods(range)
                .bind("most", most)
                .mapTo(Long.class)
                .findOne()
                .map(last -> new Range(range.source(), range.first(), last));
    }

    /// Lets held entries in: they become articles next.
    ///
    /// @return how many
    public int admit(Range range) {
        decide(range, "taken");
        return handle.createUpdate("""
                        update held_entry set due_at = 0
                        where source = :source and due_at is null and no between :first and :last
                        """).bindMethods(range).execute();
    }

    /// Drops held entries for good.
    ///
    /// @return how many
    public int drop(Range range) {
        decide(range, "passed");
        return handle.createUpdate("""
                        delete from held_entry
                        where source = :source and due_at is null and no between :first and :last
                        """).bindMethods(range).execute();
    }

    /// Returns entries that were let in and are due, in the order of their numbers.
    ///
    /// @param sources the feeds that are followed; entries of others wait until theirs is again
    /// @param after the number of the last one that was met
    public List<AdmittedEntry> due(Collection<String> sources, Instant now, long after, int most) {
        if (sources.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select no, source, entry_key as key, lang, title, entry as text from held_entry
                        where no in (
                            select no from held_entry
                            where due_at <= :now and no > :after and source in (<sources>) order by no limit :most)
                        order by no
                        """)
                .bindList("sources", List.copyOf(sources))
                .bind("now", now)
                .bind("after", after)
                .bind("most", most)
                .mapTo(AdmittedEntry.class)
                .list();
    }

    /// Returns when the next of a feed's admitted entries is due.
    public Optional<Instant> nextDue(String source) {
        return handle.createQuery("""
                        select due_at from held_entry where source = :source and due_at is not null
                        order by due_at limit 1
                        """)
                .bind("source", source)
                .mapTo(Instant.class)
                .findOne();
    }

    /// Returns the keys of entries that were let in and are not articles yet.
    public Set<String> admittedKeys(String source) {
        return handle.createQuery("select entry_key from held_entry where source = :source and due_at is not null")
                .bind("source", source)
                .mapTo(String.class)
                .set();
    }

    /// Makes an admitted entry due later.
    public void postpone(long no, Instant until) {
        handle.createUpdate("update held_entry set due_at = :until where no = :no")
                .bind("no", no)
                .bind("until", until)
                .execute();
    }

    /// Deletes an admitted entry: it is an article now, or its feed still has it.
    public void forget(String source, String key) {
        handle.createUpdate("""
                        delete from held_entry where source = :source and entry_key = :key and due_at is not null
                        """).bind("source", source).bind("key", key).execute();
    }

    private List<String> titles(String source) {
        return handle.createQuery("""
                        select title from held_entry where source = :source and due_at is null order by no limit :most
                        """)
                .bind("source", source)
                .bind("most", SHOWN)
                .mapTo(String.class)
                .list();
    }

    private void decide(Range range, String fate) {
        handle.createUpdate("""
                        update feed_entry set fate = :fate
                        where source = :source and fate = 'held' and entry_key in (
                            select entry_key from held_entry
                            where source = :source and due_at is null and no between :first and :last)
                        """).bindMethods(range).bind("fate", fate).execute();
    }
}
