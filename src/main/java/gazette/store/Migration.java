package gazette.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;

/// Brings a database to this program's schema, after a copy of what was there.
final class Migration {
    private final Database database;

    Migration(Database database) {
        this.database = database;
    }

    void run() {
        Flyway flyway = Flyway.configure()
                .dataSource(database.source())
                .locations("classpath:db/both", database.migrations())
                .load();
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.applied())
                .anyMatch(applied -> !applied.getState().isResolved())) {
            throw new StoreFault(
                    database + " was written by a newer Gazette; use that one, or a copy or backup made before it");
        }
        if (info.pending().length == 0) {
            return;
        }
        if (info.current() != null) {
            database.keepCopy("before-V" + info.pending()[0].getVersion());
        }
        flyway.migrate();
    }
}
