package gazette.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a password from where it may stand: the environment or a file of its own, never `gazette.yaml`, which belongs
/// into git. No fault repeats what it found.
final class SecretReader {
    static final String BOTH_WAYS = "write password: ${SMTP_PASSWORD} or password_file: data/smtp-password";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^{}]+}");
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private SecretReader() {}

    static Optional<String> read(YamlBlock block) {
        if (block.has("password") && block.has("password_file")) {
            block.fault("password_file", "there is both a password and a password_file", "remove one of the two");
        }
        var literal = block.template("password")
                .filter(text -> !VARIABLE.matcher(text).matches());
        if (literal.isPresent()) {
            block.fault("password", "the password stands in the file itself", BOTH_WAYS);
            return Optional.empty();
        }
        var workspace = block.file().workspace();
        return block.value("password", SecretReader::secret)
                .or(() -> block.value("password_file", text -> fromFile(SourceReader.path(workspace, text), text)));
    }

    private static String secret(String text) {
        if (text.isBlank()) {
            throw new Unreadable("the password is empty", "set it, or leave out user and password");
        }
        return text.strip();
    }

    private static String fromFile(Path file, String written) {
        try {
            if (isReadByOthers(file)) {
                throw new Unreadable(
                        "others on this machine can read the password file \"" + written + "\"",
                        "run chmod 600 " + file);
            }
            return secret(Files.readString(file));
        } catch (IOException e) {
            throw new Unreadable(
                    "the password file \"" + written + "\" cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "put the password alone into " + file + " and run chmod 600 on it");
        }
    }

    private static boolean isReadByOthers(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS_READ::contains);
    }
}
