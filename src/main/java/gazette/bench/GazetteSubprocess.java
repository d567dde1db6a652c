package gazette.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a command of Gazette in a process of its own, with the same settings of the JVM.
final class GazetteSubprocess implements AutoCloseable {
    private final Process process;
    private final BufferedReader stdout;

    GazetteSubprocess(String... command) {
        try {
            process = processBuilder(List.of(), command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            stdout = process.inputReader(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns how a command is called.
    ///
    /// @param settings of the machine that it has besides
    static ProcessBuilder processBuilder(List<String> settings, String... command) {
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(settings);
        words.addAll(program(System.getProperty("java.class.path")));
        words.addAll(List.of(command));
        return new ProcessBuilder(words);
    }

    /// Returns the program as the launcher starts it: otherwise the JVM would refuse the cache that was recorded so. In
    /// tests, the program is no jar.
    static List<String> program(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, "gazette.Gazette");
    }

    /// Returns the next line of its output.
    ///
    /// @throws IllegalStateException if it has ended
    String readLine() {
        try {
            return Optional.ofNullable(stdout.readLine())
                    .orElseThrow(() -> new IllegalStateException("a process of the bench has ended early"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends what it hears.
    void closeStdin() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
