package gazette.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a Java process holds.
///
/// @param heapBytes of the objects that are in use, after a collection
/// @param threads of the operating system
/// @param openFiles files and sockets
record ProcessFootprint(long heapBytes, long threads, long openFiles) {

    static ProcessFootprint of(Process process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        return new ProcessFootprint(heapBytes(process), count(proc.resolve("task")), count(proc.resolve("fd")));
    }

    /// The last line of the histogram, which collects garbage first, is `Total instances bytes`.
    private static long heapBytes(Process process) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = jcmd.inputReader().readAllLines();
            return Long.parseLong(lines.getLast().trim().split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
