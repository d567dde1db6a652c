package gazette.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs `gazette serve` in a process of its own; its log is a file in the workspace.
final class ServeProcess implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;
    private static final int TRIES = 5000;
    private static final int QUIET_LOOKS = 300;
    private static final Duration IDLE = Duration.ofMillis(10);

    private final Process process;
    private final Path log;

    /// Starts it, and waits until it listens.
    ///
    /// @param settings of the Java machine that it has besides
    ServeProcess(Path workspace, int port, String... settings) throws IOException {
        log = workspace.resolve("serve.log");
        process = GazetteSubprocess.processBuilder(List.of(settings), "serve", "--workspace", workspace.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int tries = 0; !listens(port); tries++) {
            if (ends() || tries > TRIES) {
                close();
                throw new IllegalStateException("serve did not start: " + Files.readString(log));
            }
        }
    }

    private boolean ends() {
        try {
            return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Returns how much of the machine's memory it holds when it has nothing to do, after a collection of garbage, in
    /// MB.
    double residentMb() throws IOException {
        awaitIdle();
        collectGarbage();
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1e3)
                .findFirst()
                .orElseThrow();
    }

    /// Waits until it uses no processor for a while: much of its start goes on after it listens.
    private void awaitIdle() {
        Duration used = Duration.ZERO;
        for (int quiet = 0; quiet < QUIET_LOOKS && !ends(); quiet++) {
            Duration now = process.info().totalCpuDuration().orElse(used);
            quiet = now.minus(used).compareTo(IDLE) > 0 ? 0 : quiet;
            used = now;
        }
    }

    private void collectGarbage() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        collection.onExit().join();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
