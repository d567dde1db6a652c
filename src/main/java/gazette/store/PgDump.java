package gazette.store;

import gazette.config.DatabaseConfig.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Copies a PostgreSQL database with `pg_dump`, which is the only program that knows how.
final class PgDump {
    private final String program;

    PgDump(String program) {
        this.program = program;
    }

    /// @throws StoreException if it fails
    void run(Postgres address, Path file) {
        var builder = new ProcessBuilder(command(address, file)).redirectErrorStream(true);
        address.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new StoreException(address + " cannot be copied; pg_dump says: " + said);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "pg_dump cannot be run; install PostgreSQL's client programs, as new as"
                            + " the server or newer: apt-get install postgresql-client",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("the copy of " + address + " was interrupted", e);
        }
    }

    private List<String> command(Postgres address, Path file) {
        var command = new ArrayList<>(List.of(
                program,
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--host=" + address.host(),
                "--port=" + address.port(),
                "--dbname=" + address.name(),
                "--file=" + file));
        address.user().ifPresent(user -> command.add("--username=" + user));
        return command;
    }
}
