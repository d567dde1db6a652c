package gazette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps compiled statements as long as their connection: SQLite takes longer to compile most of ours than to run
/// them. A statement in use is not given out twice.
final class StatementCache extends DefaultStatementBuilder {
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> atWork = new IdentityHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        Optional<PreparedStatement> kept = Optional.ofNullable(idle.remove(sql));
        PreparedStatement statement = kept.isPresent() ? kept.get() : super.create(connection, sql, context);
        atWork.put(statement, sql);
        return statement;
    }

    /// @param written the statement as it is in our source, with names for its parameters
    @Override
    public void close(Connection connection, String written, Statement statement) throws SQLException {
        String sql = atWork.remove(statement);
        if (sql != null && statement instanceof PreparedStatement prepared && !idle.containsKey(sql)) {
            prepared.clearParameters();
            idle.put(sql, prepared);
            return;
        }
        super.close(connection, written, statement);
    }
}
