package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Gazette as a process of its own, as the launcher starts it.
public final class Program {
    /// A process of a short test lives for seconds, in which optimising costs more than it brings. The long exams run
    /// as the launcher does.
    private static final List<String> FLAGS = "long".equals(System.getProperty("exam"))
            ? List.of()
            : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int BLOCKS = 40;

    /// Held, or else the lock would end with the garbage.
    private static final List<FileChannel> HELD = new ArrayList<>();

    /// A thousand ports for each of the processes that share the tests.
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000 + 1_000 * ownBlock());

    private Program() {}

    /// Finds a port of the loopback for a process that is about to start, another one each time.
    public static int freePort() {
        return NEXT_PORT.updateAndGet(last -> FreePort.from(last + 1, 500));
    }

    /// Takes the first block of ports that no other process has, by a lock that ends with this process.
    private static int ownBlock() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "gazette-test-ports");
        try {
            Files.createDirectories(folder);
            for (int block = 0; block < BLOCKS; block++) {
                var file = FileChannel.open(
                        folder.resolve(block + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (file.tryLock() != null) {
                    HELD.add(file);
                    return block;
                }
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("all blocks of ports are taken, see " + folder);
    }

    /// Starts a command; what it says is added to a log.
    public static Process start(Path log, String... command) {
        return startUnder(List.of(), log, command);
    }

    /// Starts a command under another program, which is to run it as a process of the same id.
    public static Process startUnder(List<String> other, Path log, String... command) {
        var java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var gazette = List.of(
                "--enable-native-access=ALL-UNNAMED", "-Dlogback.configurationFile=logback.xml", "gazette.Gazette");
        try {
            return new ProcessBuilder(Stream.of(
                                    other.stream(),
                                    java,
                                    FLAGS.stream(),
                                    ProgramArchive.options().stream(),
                                    gazette.stream(),
                                    Stream.of(command))
                            .flatMap(part -> part)
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a tool of the system to its end.
    ///
    /// @return its exit code
    public static int run(String... tool) {
        try {
            return new ProcessBuilder(tool).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
