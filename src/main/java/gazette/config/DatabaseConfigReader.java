package gazette.config;

import gazette.config.DatabaseConfig.Postgres;
import gazette.config.DatabaseConfig.Sqlite;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `database:`, which is a single value, or a block of keys when there is a login.
final class DatabaseConfigReader {
    private static final String SQLITE = "sqlite:";
    private static final Pattern POSTGRES = Pattern.compile(
            "postgres(?:ql)?://(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?/(?<name>[A-Za-z0-9_.-]+)");
    private static final int USUAL_PORT = 5432;
    private static final String BOTH = "write sqlite:data/gazette.db, or postgresql://HOST/NAME";
    private static final String BOTH_WAYS = "write password: ${PGPASSWORD} or password_file: data/database-password";

    private DatabaseConfigReader() {}

    static DatabaseConfig read(YamlBlock settings, Path workspace) {
        var usual = new Sqlite(workspace.resolve("data").resolve("gazette.db"));
        return settings.hasBlock("database")
                ? read(settings.block("database"), workspace, usual)
                : settings.value("database", text -> database(workspace, text)).orElse(usual);
    }

    private static DatabaseConfig read(YamlBlock block, Path workspace, DatabaseConfig usual) {
        var database = block.required("url", text -> database(workspace, text), usual, BOTH);
        var user = block.text("user");
        var password = ExternalPasswordReader.read(block, BOTH_WAYS);
        return switch (database) {
            case Sqlite file -> {
                refuseLogin(block);
                yield file;
            }
            case Postgres server -> {
                checkUser(block);
                yield new Postgres(server.host(), server.port(), server.name(), user, password);
            }
        };
    }

    private static void refuseLogin(YamlBlock block) {
        for (String key : new String[] {"user", "password", "password_file"}) {
            if (block.has("url") && block.has(key)) {
                block.fault(key, "an SQLite file has no login", "remove " + key);
            }
        }
    }

    private static void checkUser(YamlBlock block) {
        for (String key : new String[] {"password", "password_file"}) {
            if (block.has(key) && !block.has("user")) {
                block.fault(key, "there is a password but no user", "write the login's name, such as user: gazette");
            }
        }
    }

    private static DatabaseConfig database(Path workspace, String text) {
        if (text.startsWith(SQLITE) && text.length() > SQLITE.length()) {
            return new Sqlite(SourceConfigReader.path(workspace, text.substring(SQLITE.length())));
        }
        if (text.startsWith("postgres")) {
            return postgres(text);
        }
        throw new InvalidValueException("\"" + text + "\" is not a database that Gazette knows", BOTH);
    }

    private static Postgres postgres(String text) {
        if (text.contains("@")) {
            // It may hold a password, so it is not repeated.
            throw new InvalidValueException(
                    "the database's address holds a login",
                    "write url: postgresql://HOST/NAME, user: and password: in a block below database:");
        }
        var matcher = POSTGRES.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not the address of a database",
                    "write postgresql://HOST/NAME or postgresql://HOST:PORT/NAME");
        }
        var port = Optional.ofNullable(matcher.group("port"))
                .map(number -> ValueParsers.number(number, 1, 65535))
                .orElse(USUAL_PORT);
        var host = matcher.group("host").replaceAll("[\\[\\]]", "");
        return new Postgres(host, port, matcher.group("name"), Optional.empty(), Optional.empty());
    }
}
