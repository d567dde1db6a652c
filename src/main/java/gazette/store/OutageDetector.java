package gazette.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells a database that is away, full or overloaded from a fault in the program.
final class OutageDetector {
    /// PostgreSQL's classes of SQLSTATE: connection lost, out of resources, stopped by an operator, disk failure.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /// Serialization failure, deadlock, lock not available, transaction idle for too long.
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "25P03");

    /// A query that was cancelled on purpose, and a database that was dropped, are of class 57 as well.
    private static final Set<String> LASTING = Set.of("57014", "57P04");

    private static final Set<SQLiteErrorCode> SQLITE = Set.of(
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_CANTOPEN);

    /// A chain of causes may lead back to its beginning.
    private static final int MAX_CAUSES = 50;

    private OutageDetector() {}

    static boolean is(Throwable trouble) {
        return causes(trouble).anyMatch(OutageDetector::isOne);
    }

    /// Returns whether there was no connection, so that nothing else can be done with the database either.
    static boolean isConnectionLost(Throwable trouble) {
        return causes(trouble)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException e
                                && Optional.ofNullable(e.getSQLState())
                                        .filter(state -> state.startsWith("08") || state.startsWith("57P"))
                                        .isPresent()));
    }

    static boolean isShortOfMemory(Throwable trouble) {
        return causes(trouble).anyMatch(OutOfMemoryError.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.<@Nullable Throwable>iterate(
                        trouble,
                        Objects::nonNull,
                        cause -> Objects.requireNonNull(cause).getCause())
                .map(Objects::requireNonNull)
                .limit(MAX_CAUSES);
    }

    private static boolean isOne(Throwable trouble) {
        return switch (trouble) {
            // Hikari's, when it got no connection in time.
            case SQLTransientConnectionException _ -> true;
            case SQLiteException e when SQLITE.contains(primary(e)) -> true;
            case SQLException e
            when isTransient(Optional.ofNullable(e.getSQLState()).orElse("")) -> true;
            default -> false;
        };
    }

    /// Returns the primary code of an extended one such as `SQLITE_IOERR_WRITE`.
    private static SQLiteErrorCode primary(SQLiteException e) {
        return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff);
    }

    private static boolean isTransient(String state) {
        return STATES.contains(state)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)) && !LASTING.contains(state));
    }
}
