package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    /// Ports of a test process are its own: another one that runs beside it has the next thousand.
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + 1_000 * Integer.getInteger("surefire.forkNumber", 0));

    private Program() {}

    /// Finds a port of the loopback for a process that is about to start, another one each time.
    public static int freePort() {
        return NEXT_PORT.updateAndGet(last -> FreePort.from(last + 1, 500));
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
