package gazette.lint.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// Features that a letter may use although some programs lack them, because it stays whole without.
public final class IgnoredFeatures {
    private static final String FILE = "/caniemail/harmless.properties";

    private final Properties fallbacks;

    private IgnoredFeatures(Properties instead) {
        this.fallbacks = instead;
    }

    static IgnoredFeatures read() {
        try (InputStream file = IgnoredFeatures.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            var instead = new Properties();
            instead.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new IgnoredFeatures(instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns what subscribers see without a feature; empty if its lack does harm.
    public Optional<String> fallback(CaniemailFeature feature) {
        return Optional.ofNullable(fallbacks.getProperty(feature.slug()));
    }

    Set<String> slugs() {
        return fallbacks.stringPropertyNames();
    }
}
