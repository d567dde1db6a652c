package gazette.store;

import gazette.articles.PageFetchState;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores what is known of the pages that entries of feeds are about.
public final class PageFetchTable {
    private final Handle handle;

    PageFetchTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the state of the page of an entry.
    public Optional<PageFetchState> find(String source, String key) {
        return handle.createQuery("""
                        select source, entry_key as key, version, html, problem, attempts from page
                        where source = :source and entry_key = :key
                        """)
                .bind("source", source)
                .bind("key", key)
                .mapTo(PageFetchState.class)
                .findOne();
    }

    /// Stores the state of a page.
    public void put(PageFetchState note) {
        handle.createUpdate("""
                        insert into page (source, entry_key, version, html, problem, attempts)
                        values (:source, :key, :version, :html, :problem, :attempts)
                        on conflict (source, entry_key) do update set version = excluded.version,
                            html = excluded.html, problem = excluded.problem, attempts = excluded.attempts
                        """)
                .bind("source", note.source())
                .bind("key", note.key())
                .bind("version", note.version())
                .bind("html", note.html())
                .bind("problem", note.problem())
                .bind("attempts", note.attempts())
                .execute();
    }
}
