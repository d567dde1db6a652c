package gazette.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Runs one statement for many rows, with its parameters by position: for imports, where names would take half the
/// time.
final class BatchStatement {
    private BatchStatement() {}

    /// Sets the parameters for one row.
    interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    static <T> void execute(Handle handle, String sql, List<T> rows, Binder<T> binder) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (T row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreException("the database does not take a step of the import: " + e.getMessage(), e);
        }
    }
}
