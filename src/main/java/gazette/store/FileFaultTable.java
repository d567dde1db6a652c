package gazette.store;

import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores why files of folders could not be read at the last look.
public final class FileFaultTable {
    private final Handle handle;

    FileFaultTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns all faults, in the order in which they were found.
    public List<Diagnostic> all() {
        return handle.createQuery("select file, line, problem, remedy from file_fault order by no")
                .map((row, _) -> new Diagnostic(
                        Path.of(row.getString("file")),
                        row.getInt("line"),
                        row.getString("problem"),
                        row.getString("remedy")))
                .list();
    }

    /// Stores the faults of a look in place of those of the one before.
    public void replace(List<Diagnostic> faults) {
        handle.createUpdate("delete from file_fault").execute();
        int no = 0;
        for (Diagnostic fault : faults) {
            handle.createUpdate("""
                            insert into file_fault (no, file, line, problem, remedy)
                            values (:no, :file, :line, :problem, :remedy)
                            """)
                    .bind("no", no++)
                    .bind("file", fault.file().toString())
                    .bind("line", fault.line())
                    .bind("problem", fault.problem())
                    .bind("remedy", fault.remedy())
                    .execute();
        }
    }
}
