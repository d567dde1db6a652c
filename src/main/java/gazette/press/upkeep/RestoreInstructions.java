package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.DatabaseConfig.Postgres;
import gazette.config.DatabaseConfig.Sqlite;
import gazette.config.PictureStore;
import java.time.Instant;

/// Writes the instructions that a backup contains.
final class RestoreInstructions {
    private RestoreInstructions() {}

    /// Returns the name of the database's file in the backup.
    static String databaseIn(Config config) {
        return switch (config.database()) {
            case Sqlite _ -> "database.sqlite";
            case Postgres _ -> "database.pgdump";
        };
    }

    static String write(Config config, Instant now) {
        boolean hasPictures = config.pictureStore() == PictureStore.DATABASE;
        return """
                A backup of "%s", made by gazette backup at %s.

                It holds the database%s and the keys. Every link in every letter depends on data/secret.key, and the
                subscribers' addresses are in the database: keep this file as safe as them.

                It does not hold the files of the workspace (gazette.yaml, articles, schedules, templates, subscribers)%s.
                Keep those as you keep other files.

                To restore it into a workspace with the same gazette.yaml:

                1. Stop Gazette there.
                2. Unpack this file into a folder of its own.
                3. %s
                4. Copy what is in data/ here into %s,
                   and run chmod -R go= on it.
                5. Run gazette check and gazette runs.
                6. Letters may have gone out after this backup was made, so sending is on hold. Run gazette issue list,
                   and cancel the open issues that have gone out already (gazette issue cancel LIST/NUMBER).
                7. Run gazette hold --release, then start gazette serve.
                """.formatted(
                        config.publication().title(),
                        now,
                        hasPictures ? " with the pictures" : "",
                        hasPictures ? "" : "\nand the pictures in data/images",
                        database(config),
                        config.data());
    }

    private static String database(Config config) {
        return switch (config.database()) {
            case Sqlite sqlite -> """
                    Remove FILE, FILE-wal and FILE-shm, then copy database.sqlite to FILE, where FILE is
                       %s""".formatted(sqlite.file());
            case Postgres server -> """
                    Make an empty database on the server, if need be under another name and with that in gazette.yaml:
                       createdb --encoding=UTF8 %1$s %2$s
                       pg_restore --exit-on-error --no-owner %1$s --dbname=%2$s database.pgdump""".formatted(login(server), server.name());
        };
    }

    private static String login(Postgres server) {
        return "--host=" + server.host() + " --port=" + server.port()
                + server.user().map(user -> " --username=" + user).orElse("");
    }
}
