package gazette.store;

import gazette.subscribers.ArticleCoverage;
import org.jdbi.v3.core.Handle;

/// Reads and writes the coverages that memberships refer to. Subscribers who got the same articles share one.
public final class ArticleCoverageTable {
    private final Handle handle;

    ArticleCoverageTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the id of a coverage, which is stored if it is new.
    public long idOf(ArticleCoverage coverage) {
        handle.createUpdate("""
                        insert into coverage (id, covered_seq, owed)
                        select max(id) + 1, :seq, :owed from coverage where true
                        on conflict (covered_seq, owed) do nothing
                        """)
                .bind("seq", coverage.upTo())
                .bind("owed", coverage.missingText())
                .execute();
        return handle.createQuery("select id from coverage where covered_seq = :seq and owed = :owed")
                .bind("seq", coverage.upTo())
                .bind("owed", coverage.missingText())
                .mapTo(Long.class)
                .one();
    }

    /// Returns the coverage with an id.
    public ArticleCoverage get(long id) {
        return handle.createQuery("select covered_seq, owed from coverage where id = :id")
                .bind("id", id)
                .mapTo(ArticleCoverage.class)
                .one();
    }

    /// Returns the coverage of somebody who joins a list now: every article so far. Before a list's first issue it
    /// covers nothing, so that everybody gets that issue.
    long upToNow(long list) {
        long seq = handle.createQuery("""
                        select coalesce(max(release_seq), 0) from article
                        where exists (select 1 from issue where list_id = :list and undo_until is null)
                        """).bind("list", list).mapTo(Long.class).one();
        return idOf(ArticleCoverage.of(seq, ""));
    }
}
