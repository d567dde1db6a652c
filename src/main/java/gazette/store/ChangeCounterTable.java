package gazette.store;

import org.jdbi.v3.core.Handle;

/// Counts the changes of what readers may see: articles, issues, pictures. Triggers keep it, whoever writes.
public final class ChangeCounterTable {
    private final Handle handle;

    ChangeCounterTable(Handle handle) {
        this.handle = handle;
    }

    /// How many there were.
    public long count() {
        return handle.createQuery("select count from change").mapTo(Long.class).one();
    }
}
