package gazette.render.themes;

import freemarker.cache.TemplateLoader;
import gazette.render.RenderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads the files of all themes by name, `plain/email.ftlh`: the workspace's where it has one, else the jar's. The
/// workspace's are read once, so that all of an issue is rendered with the same ones.
final class ThemeFiles implements TemplateLoader {
    private static final String JAR_FOLDER = "/templates/";

    private final WorkspaceThemeFiles workspace;
    private final Map<String, String> jar = new ConcurrentHashMap<>();

    ThemeFiles(Path workspaceTemplates) {
        this.workspace = WorkspaceThemeFiles.read(workspaceTemplates);
    }

    boolean hasTheme(String theme) {
        return workspace.texts().keySet().stream().anyMatch(name -> name.startsWith(theme + "/"))
                || inJar(theme + "/theme.yaml");
    }

    Optional<String> read(String name) {
        if (workspace.refuses(name)) {
            throw RenderException.of(
                    name,
                    1,
                    "this file leads out of its theme, or is larger than 1 MB",
                    "put a copy of what it leads to here, and keep pictures elsewhere");
        }
        return Optional.ofNullable(workspace.texts().get(name))
                .or(() -> inJar(name) ? Optional.of(jar.computeIfAbsent(name, ThemeFiles::fromJar)) : Optional.empty());
    }

    /// Returns the texts of the workspace's files by name, `mine/mail.css`.
    Map<String, String> ofWorkspace() {
        return workspace.texts();
    }

    /// Returns the themes of the workspace, and what it has in place of the jar's.
    Set<String> inWorkspace() {
        return workspace.texts().keySet().stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Returns the files of a theme's own folder by their names in it, without those of its parents.
    SortedMap<String, String> folder(String theme) {
        SortedMap<String, String> files = new TreeMap<>();
        Stream.concat(jarNames(theme), workspace.texts().keySet().stream())
                .filter(name -> name.startsWith(theme + "/"))
                .forEach(name ->
                        files.put(name.substring(theme.length() + 1), read(name).orElse("")));
        return files;
    }

    @Override
    public @Nullable Object findTemplateSource(String name) {
        return workspace.texts().containsKey(name) || workspace.refuses(name) || inJar(name) ? name : null;
    }

    @Override
    public long getLastModified(Object name) {
        return 0;
    }

    @Override
    public Reader getReader(Object name, String encoding) {
        return new StringReader(read((String) name).orElseThrow());
    }

    @Override
    public void closeTemplateSource(Object name) {
        // Nothing stays open: a file is read at once.
    }

    private static Stream<String> jarNames(String theme) {
        URL any = ThemeFiles.class.getResource(JAR_FOLDER + theme + "/theme.yaml");
        if (any == null) {
            return Stream.empty();
        }
        try {
            if (!(any.openConnection() instanceof JarURLConnection inJar)) {
                return names(theme, Path.of(any.toURI()).resolveSibling("."));
            }
            // By its path: one by its address would be the only one in this process, and letters are made side by side.
            Path file = Path.of(inJar.getJarFileURL().toURI());
            try (FileSystem jar = FileSystems.newFileSystem(file)) {
                return names(theme, jar.getPath(JAR_FOLDER + theme));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has an address", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(String theme, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> theme + "/" + file.getFileName()).toList().stream();
        }
    }

    private static boolean inJar(String name) {
        return !name.contains("..") && ThemeFiles.class.getResource(JAR_FOLDER + name) != null;
    }

    static String fromJar(String name) {
        try (InputStream in = ThemeFiles.class.getResourceAsStream(JAR_FOLDER + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
