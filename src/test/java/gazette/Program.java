package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Gazette as a process of its own, as the launcher starts it.
public final class Program {
    private Program() {}

    /// Starts a command; what it says is added to a log.
    public static Process start(Path log, String... command) {
        return startUnder(List.of(), log, command);
    }

    /// Starts a command under another program, which is to run it as a process of the same id.
    public static Process startUnder(List<String> other, Path log, String... command) {
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "gazette.Gazette");
        try {
            return new ProcessBuilder(Stream.of(other.stream(), java.stream(), Stream.of(command))
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
