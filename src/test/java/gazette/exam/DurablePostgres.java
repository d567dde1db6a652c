package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import gazette.config.DatabaseConfig;
import gazette.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL server of an exam's own that is as durable as a real one: what other tests start saves itself the
/// syncs.
final class DurablePostgres implements AutoCloseable {
    private static final String DATABASE = "news";
    private static final String PID = "postmaster.pid";

    private final Path data;
    private EmbeddedPostgres server;

    DurablePostgres(Path data) {
        this.data = data;
        this.server = start(0);
    }

    DatabaseConfig database() {
        DatabaseConfig.Postgres database = TestDatabase.onServer(server, DATABASE);
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(TestDatabase.rows(database, "show " + setting))
                    .as(setting)
                    .containsExactly(List.of("on"));
        }
        return database;
    }

    /// A server on a copy of another's folder, whose processes stand still.
    ///
    /// @param copy is made
    DurablePostgres(DurablePostgres frozen, Path copy) throws IOException {
        this(copyOf(frozen.data, copy));
    }

    /// What [#database] has made.
    DatabaseConfig remains() {
        return TestDatabase.at(server.getPort(), DATABASE);
    }

    /// The one that starts all its others.
    ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve(PID)).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /// Kills all its processes and starts it again, at the same place.
    void crash() throws Exception {
        int port = server.getPort();
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get();
        }
        // Nothing is left to stop, but this lets go of the folder.
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static Path copyOf(Path data, Path copy) throws IOException {
        assertThat(Program.run("cp", "-a", data.toString(), copy.toString())).isZero();
        Files.delete(copy.resolve(PID));
        return copy;
    }

    private EmbeddedPostgres start(int port) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
