package gazette.config;

import java.nio.file.Path;
import java.util.Optional;

/// Where all state but keys and pictures is kept.
public sealed interface DatabaseConfig {
    /// A file of SQLite's.
    ///
    /// @param file absolute
    record Sqlite(Path file) implements DatabaseConfig {}

    /// A database on a server of PostgreSQL's, which several machines may share.
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
