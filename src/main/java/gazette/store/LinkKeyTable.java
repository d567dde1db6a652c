package gazette.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores a mark of each key that signs links, so that a machine with other keys is told. The keys are not stored.
public final class LinkKeyTable {
    private final Handle handle;

    LinkKeyTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a key.
    ///
    /// @param mark a code that the key computes of a fixed text
    /// @param place the machine and file where it was first used
    /// @param retired whether its links are no longer valid
    public record MarkedKey(String id, String mark, String place, boolean retired) {}

    /// Returns the keys of this database; none before the first use.
    public List<MarkedKey> all() {
        return handle.createQuery("select id, mark, place, retired from link_key order by id")
                .map((row, context) -> new MarkedKey(
                        row.getString("id"), row.getString("mark"), row.getString("place"), row.getInt("retired") == 1))
                .list();
    }

    /// Stores a key, or that it was retired.
    public void put(MarkedKey key) {
        handle.createUpdate("""
                        insert into link_key (id, mark, place, retired) values (:id, :mark, :place, :retired)
                        on conflict (id) do update set retired = excluded.retired
                        """)
                .bind("id", key.id())
                .bind("mark", key.mark())
                .bind("place", key.place())
                .bind("retired", key.retired() ? 1 : 0)
                .execute();
    }

    /// Removes all marks, so that the keys that are used next are the database's.
    public void clear() {
        handle.createUpdate("delete from link_key").execute();
    }

    /// Returns whether people may have links already: whether there is any subscriber or issue.
    public boolean isDatabaseUsed() {
        return handle.createQuery("""
                        select case when exists (select 1 from subscriber) or exists (select 1 from issue)
                            then 1 else 0 end
                        """).mapTo(Integer.class).one() == 1;
    }
}
