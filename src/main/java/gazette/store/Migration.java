package gazette.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Jdbi;

/// Brings a database to this program's schema, after a copy of what was there.
final class Migration {
    private final Path file;
    private final DataSource source;

    Migration(Path file, DataSource source) {
        this.file = file;
        this.source = source;
    }

    void run() {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .load();
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.applied())
                .anyMatch(applied -> !applied.getState().isResolved())) {
            throw new StoreFault(file + " was written by a newer Gazette; use that one, or the copy made before it");
        }
        if (info.pending().length == 0) {
            return;
        }
        if (info.current() != null) {
            copy("before-V" + info.pending()[0].getVersion());
        }
        flyway.migrate();
    }

    private void copy(String occasion) {
        Path copy = file.resolveSibling(file.getFileName() + "." + occasion);
        if (Files.notExists(copy)) {
            Jdbi.create(source).useHandle(handle -> handle.execute("vacuum into ?", copy.toString()));
        }
    }
}
