package gazette.store;

import org.jdbi.v3.core.Handle;

/// Counts the changes of what subscribers may see: articles, issues, images. Triggers count, whoever writes.
public final class ChangeCounterTable {
    private final Handle handle;

    ChangeCounterTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns how many changes there were.
    public long count() {
        return handle.createQuery("select count from change").mapTo(Long.class).one();
    }
}
