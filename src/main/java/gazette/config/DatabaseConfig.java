package gazette.config;

import java.nio.file.Path;
import java.util.Optional;

/// Describes where all state but keys and images is kept.
public sealed interface DatabaseConfig {
    /// Describes an SQLite file.
    ///
    /// @param file absolute
    record Sqlite(Path file) implements DatabaseConfig {}

    /// Describes a database on a PostgreSQL server, which several machines may share.
    ///
    /// @param user absent: the account that runs Gazette, as with `psql`
    /// @param password absent: whatever the server and `~/.pgpass` allow
    record Postgres(String host, int port, String name, Optional<String> user, Optional<String> password)
            implements DatabaseConfig {
        /// Never prints the password.
        @Override
        public String toString() {
            return "postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + name;
        }
    }
}
