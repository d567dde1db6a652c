package gazette.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A [Sink] in a process of its own.
final class SinkProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final int port;

    /// What it saw.
    record Seen(long letters, long recipients) {}

    SinkProcess() {
        try {
            String java = ProcessHandle.current().info().command().orElse("java");
            process = new ProcessBuilder(List.of(
                            java,
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "gazette.Gazette",
                            "bench",
                            "sink"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            says = process.inputReader(StandardCharsets.US_ASCII);
            port = Integer.parseInt(says.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /// Ends it.
    Seen seen() {
        try {
            process.getOutputStream().close();
            String[] counts = says.readLine().split(" ");
            return new Seen(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
