package gazette.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a password from the environment or a file of its own; never from `gazette.yaml`, which belongs into git. No
/// diagnostic repeats a password.
final class ExternalPasswordReader {
    static final String BOTH_WAYS = "write password: ${SMTP_PASSWORD} or password_file: data/smtp-password";

    /// Stands for a value of the environment.
    static final Pattern VARIABLE = Pattern.compile("\\$\\{[^{}]+}");

    private ExternalPasswordReader() {}

    /// @param remedy how such a password may be written
    static Optional<String> read(YamlBlock block, String remedy) {
        if (block.has("password") && block.has("password_file")) {
            block.fault("password_file", "there is both a password and a password_file", "remove one of the two");
        }
        var literal = block.template("password")
                .filter(text -> !VARIABLE.matcher(text).matches());
        if (literal.isPresent()) {
            block.fault("password", "the password stands in the file itself", remedy);
            return Optional.empty();
        }
        var workspace = block.file().workspace();
        return block.value("password", ExternalPasswordReader::secret)
                .or(() ->
                        block.value("password_file", text -> fromFile(SourceConfigReader.path(workspace, text), text)));
    }

    private static String secret(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException("the password is empty", "set it, or leave out user and password");
        }
        return text.strip();
    }

    private static String fromFile(Path file, String written) {
        String remedy = "put the password alone into " + file + " and run chmod 600 on it";
        return secret(OwnerOnlyFile.read(file, "password file \"" + written + "\"", remedy));
    }
}
