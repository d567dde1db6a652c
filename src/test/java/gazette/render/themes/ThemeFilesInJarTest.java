package gazette.render.themes;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is shipped: its themes are in the jar.
class ThemeFilesInJarTest {
    private static final int TIMES = 40;

    @TempDir
    Path folder;

    @Test
    void manyThreadsListTheFilesOfThemesAtOnce() throws Exception {
        Path classes = Path.of(
                Themes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        URL[] program = Stream.concat(Stream.of(jarOf(classes)), libraries(classes))
                .map(ThemeFilesInJarTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(program, ClassLoader.getPlatformClassLoader());
                var threads = Executors.newFixedThreadPool(8)) {
            Class<?> type = loader.loadClass(Themes.class.getName());
            Callable<Object> copying = () -> type.getMethod("copyOf", String.class)
                    .invoke(type.getConstructor(Path.class).newInstance(folder), "plain");
            List<Future<Object>> copies = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                copies.add(threads.submit(copying));
            }
            assertThatCode(() -> {
                        for (Future<Object> copy : copies) {
                            copy.get();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    private Path jarOf(Path classes) throws IOException {
        Path file = folder.resolve("gazette.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, jar);
            }
        }
        return file;
    }

    private static Stream<Path> libraries(Path classes) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.toAbsolutePath().equals(classes));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
