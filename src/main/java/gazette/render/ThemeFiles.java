package gazette.render;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of all themes by name, `plain/email.ftlh`: the workspace's where it has one, else the jar's.
final class ThemeFiles implements TemplateLoader {
    private static final String JAR_FOLDER = "/templates/";

    private final Path workspace;

    ThemeFiles(Path workspaceTemplates) {
        this.workspace = workspaceTemplates.toAbsolutePath().normalize();
    }

    boolean hasTheme(String theme) {
        return onDisk(theme).filter(Files::isDirectory).isPresent() || inJar(theme + "/theme.yaml");
    }

    Optional<String> read(String name) {
        return Optional.ofNullable(findTemplateSource(name)).map(source -> text((Source) source));
    }

    @Override
    public @Nullable Object findTemplateSource(String name) {
        Optional<Path> file = onDisk(name).filter(Files::isRegularFile);
        if (file.isPresent()) {
            return new OnDisk(file.get());
        }
        return inJar(name) ? new InJar(name) : null;
    }

    @Override
    public long getLastModified(Object source) {
        return ((Source) source).lastModified();
    }

    @Override
    public Reader getReader(Object source, String encoding) {
        return new StringReader(text((Source) source));
    }

    @Override
    public void closeTemplateSource(Object source) {
        // Nothing stays open: a file is read at once.
    }

    private Optional<Path> onDisk(String name) {
        return Optional.of(workspace.resolve(name).normalize()).filter(file -> file.startsWith(workspace));
    }

    private static boolean inJar(String name) {
        return ThemeFiles.class.getResource(JAR_FOLDER + name) != null;
    }

    private static String text(Source source) {
        try {
            return source.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private sealed interface Source {
        String text() throws IOException;

        long lastModified();
    }

    private record OnDisk(Path file) implements Source {
        @Override
        public String text() throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        @Override
        public long lastModified() {
            return file.toFile().lastModified();
        }
    }

    private record InJar(String name) implements Source {
        @Override
        public String text() throws IOException {
            try (InputStream in = ThemeFiles.class.getResourceAsStream(JAR_FOLDER + name)) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /// A file in the jar never changes while the program runs.
        @Override
        public long lastModified() {
            return 0;
        }
    }
}
