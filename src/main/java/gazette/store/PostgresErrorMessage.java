package gazette.store;

import gazette.config.DatabaseConfig.Postgres;
import gazette.text.FailureText;
import java.sql.SQLException;
import java.util.Optional;

/// Says why a PostgreSQL server cannot be used, and what to do.
final class PostgresErrorMessage {
    private PostgresErrorMessage() {}

    /// @return goes on behind the database's address
    static String of(SQLException e, Postgres address) {
        String user = address.user().orElseGet(() -> System.getProperty("user.name", ""));
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000" ->
                "does not let user " + user + " in (" + e.getMessage()
                        + "); check user and password below database: in gazette.yaml, and the server's pg_hba.conf";
            case "08004" ->
                "asks user " + user + " for a password or another proof (" + e.getMessage()
                        + "); write user: and password: below database: in gazette.yaml";
            case "3D000" ->
                "is not there, though the server is; make it with createdb --encoding=UTF8 --owner=" + user + " "
                        + address.name();
            case "08001", "08006" ->
                "cannot be reached: " + reason(e) + "; check database: in gazette.yaml, that the server runs, and that"
                        + " no firewall stands between";
            default -> "cannot be used: " + e.getMessage();
        };
    }

    /// The driver's message is long; its cause says more.
    private static String reason(SQLException e) {
        return Optional.ofNullable(e.getCause()).map(FailureText::of).orElseGet(() -> FailureText.of(e));
    }
}
