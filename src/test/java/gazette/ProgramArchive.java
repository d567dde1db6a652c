package gazette;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as a jar, with an archive of the classes that it loads: so a process starts in half the time, as it does
/// from the launcher. It is made once for all test processes, and anew when a class has changed.
final class ProgramArchive {
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
    private static final List<String> OPTIONS = make();

    private ProgramArchive() {}

    /// Returns the options of `java` that bring the class path and the archive.
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> make() {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path classes = classPath.stream()
                .filter(path -> path.endsWith("classes"))
                .findFirst()
                .orElseThrow();
        Path folder = classes.resolveSibling("program");
        Path jar = folder.resolve("gazette.jar");
        Path archive = folder.resolve("gazette.jsa");
        // Only jars can be archived. The archive fits every class path that begins with theirs.
        List<Path> ordered = new ArrayList<>(List.of(jar));
        classPath.stream().filter(Files::isRegularFile).forEach(ordered::add);
        String jars = joined(ordered);
        classPath.stream()
                .filter(path -> Files.isDirectory(path) && !path.equals(classes))
                .forEach(ordered::add);
        try {
            Files.createDirectories(folder);
            makeOnce(classes, jar, archive, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-cp", joined(ordered));
    }

    private static void makeOnce(Path classes, Path jar, Path archive, String jars) throws IOException {
        Path lock = jar.resolveSibling("lock");
        try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (Files.exists(archive) && Files.getLastModifiedTime(archive).compareTo(newest(classes)) > 0) {
                return;
            }
            Files.deleteIfExists(archive);
            run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
            run(
                    "java",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:ArchiveClassesAtExit=" + archive,
                    "-Dlogback.configurationFile=logback.xml",
                    "-cp",
                    jars,
                    "gazette.Gazette",
                    "demo",
                    "--once",
                    "--port",
                    Integer.toString(Program.freePort()));
        }
    }

    private static FileTime newest(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            FileTime newest = FileTime.fromMillis(0);
            for (Path file : (Iterable<Path>) files::iterator) {
                FileTime changed = Files.getLastModifiedTime(file);
                newest = changed.compareTo(newest) > 0 ? changed : newest;
            }
            return newest;
        }
    }

    private static void run(String tool, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(JDK.resolve(tool).toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
