package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A workspace in a temporary folder.
final class ConfigFixture {
    /// The shortest paper without a fault; five lines.
    static final String SHORTEST = """
            publication: { title: News }
            from: editor@example.org
            editors: [editor@example.org]
            lists:
              news: { title: News }
            """;

    private static final Map<String, String> KEYS = new HashMap<>();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    ConfigFixture(Path folder) {
        this.folder = folder;
    }

    ConfigFixture paper(String yaml) {
        return file("gazette.yaml", yaml);
    }

    /// The shortest paper and more lines, the first of which is line 6.
    ConfigFixture paperWith(String more) {
        return paper(SHORTEST + more);
    }

    ConfigFixture schedule(String name, String yaml) {
        return file("schedules/" + name + ".yaml", yaml);
    }

    ConfigFixture file(String name, String content) {
        try {
            Files.createDirectories(folder.resolve("schedules"));
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that nobody else may read.
    ConfigFixture secret(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        file(name, content);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    /// A private key. A good one is long in the making, so there is one of each kind.
    static String pem(String algorithm, int bits) throws GeneralSecurityException {
        String known = KEYS.get(algorithm + bits);
        if (known != null) {
            return known;
        }
        var maker = KeyPairGenerator.getInstance(algorithm);
        maker.initialize(bits);
        byte[] key = maker.generateKeyPair().getPrivate().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        String pem = "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        KEYS.put(algorithm + bits, pem);
        return pem;
    }

    ConfigFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigReadResult read() {
        return new ConfigReader().read(folder, environment);
    }

    Config config() {
        var reading = read();
        assertThat(reading).isInstanceOf(ConfigReadResult.Valid.class);
        return ((ConfigReadResult.Valid) reading).config();
    }

    List<Diagnostic> faults() {
        var reading = read();
        assertThat(reading).isInstanceOf(ConfigReadResult.Invalid.class);
        return ((ConfigReadResult.Invalid) reading).faults();
    }

    List<String> faultLines() {
        return faults().stream().map(Diagnostic::toString).toList();
    }
}
