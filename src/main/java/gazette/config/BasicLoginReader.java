package gazette.config;

import java.util.Optional;

/// Reads a login of HTTP: `user` with `password` or `password_file`.
final class BasicLoginReader {
    private BasicLoginReader() {}

    /// Returns the credentials of the Basic scheme (RFC 7617); empty if there is no login, or with a fault.
    ///
    /// @param remedy how such a login may be written
    static Optional<String> read(YamlBlock block, String remedy) {
        var user = block.value("user", BasicLoginReader::user);
        var password = ExternalPasswordReader.read(block, remedy);
        var hasPassword = block.has("password") || block.has("password_file");
        if (block.has("user") != hasPassword) {
            block.fault(block.has("user") ? "user" : "password_file", "a login has a user and a password", remedy);
        }
        return user.flatMap(name -> password.map(secret -> OriginHeaders.basic(name, secret)));
    }

    private static String user(String text) {
        if (text.contains(":")) {
            throw new InvalidValueException("there is a colon in user", "write the name alone (RFC 7617 section 2)");
        }
        return ValueParsers.line(text);
    }
}
