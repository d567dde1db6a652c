package gazette.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;

/// Migrates a database to this program's schema, after a copy of it.
final class SchemaMigration {
    private final DatabaseBackend backend;

    SchemaMigration(DatabaseBackend backend) {
        this.backend = backend;
    }

    void run() {
        Flyway flyway = flyway();
        MigrationInfoService info = checked(flyway);
        if (info.pending().length > 0) {
            migrate(flyway, info);
        }
        // Also what a process that ended too early, or one of an earlier edition beside this one, left open.
        new FillLeadPictures(backend.source()).run();
    }

    private void migrate(Flyway flyway, MigrationInfoService info) {
        if (info.current() != null) {
            backend.backUpBeforeMigration("before-V" + info.pending()[0].getVersion());
        }
        flyway.migrate();
    }

    boolean isPending() {
        return checked(flyway()).pending().length > 0;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(backend.source())
                .locations("classpath:db/both", backend.migrations())
                .load();
    }

    private MigrationInfoService checked(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.applied())
                .anyMatch(applied -> !applied.getState().isResolved())) {
            throw new StoreException(
                    backend + " was written by a newer Gazette; use that one, or a copy or backup made before it");
        }
        return info;
    }
}
