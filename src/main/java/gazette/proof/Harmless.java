package gazette.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// Features that a letter may use although some programs lack them, because it stays whole without.
final class Harmless {
    private static final String FILE = "/caniemail/harmless.properties";

    private final Properties instead;

    private Harmless(Properties instead) {
        this.instead = instead;
    }

    static Harmless read() {
        try (InputStream file = Harmless.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            var instead = new Properties();
            instead.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new Harmless(instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What readers see without a feature; absent if that would do harm.
    Optional<String> without(Feature feature) {
        return Optional.ofNullable(instead.getProperty(feature.slug()));
    }

    Set<String> slugs() {
        return instead.stringPropertyNames();
    }
}
