package gazette.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores which files of subscribers were imported.
public final class ImportedFileTable {
    private final Handle handle;

    ImportedFileTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a file as it was imported.
    ///
    /// @param mark what tells at a glance that it is the same
    /// @param hash of its content and the settings it was read by
    /// @param faults of rows that were left out, a line each
    public record ImportedFile(String mark, String hash, String faults) {}

    /// Returns how a file was imported; empty if it was not.
    public Optional<ImportedFile> find(String path) {
        return handle.createQuery("select mark, hash, faults from reader_file where path = :path")
                .bind("path", path)
                .mapTo(ImportedFile.class)
                .findOne();
    }

    /// Stores that a file was imported.
    public void put(String path, ImportedFile taken) {
        handle.createUpdate("""
                        insert into reader_file (path, mark, hash, faults) values (:path, :mark, :hash, :faults)
                        on conflict (path) do update set mark = :mark, hash = :hash, faults = :faults
                        """)
                .bind("path", path)
                .bind("mark", taken.mark())
                .bind("hash", taken.hash())
                .bind("faults", taken.faults())
                .execute();
    }
}
