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
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "gazette.Gazette");
        try {
            return new ProcessBuilder(
                            Stream.concat(java.stream(), Stream.of(command)).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
