package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// A mail server that runs in a tree of its own, and is stopped, killed and started again.
final class RunningMailServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = Program.freePort();
    private final MailServer server;
    private final int sink;
    private final Path log;
    private final DebianTree tree;
    private ChrootedProcess process;
    private boolean closed;

    /// Fetches a server and starts it.
    ///
    /// @param sink the port that it hands all letters on to
    RunningMailServer(MailServer server, int sink, Path log) {
        this.server = server;
        this.sink = sink;
        this.log = log;
        this.tree = new DebianTree(server.packages().getFirst(), server.packages());
        try {
            server.configure(tree, port, sink, false);
            this.process = start();
        } catch (RuntimeException | Error e) {
            tree.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /// Returns whether letters wait in its queue.
    boolean hasQueued() {
        return tree.has(server.queued());
    }

    /// Waits until it takes connections.
    void awaitUp() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!greets()) {
            assertThat(Instant.now())
                    .as("%s greets on port %d; it says: %s", server.name(), port, said())
                    .isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// Stops it as an operator does, and starts it again.
    synchronized void restart() {
        requireOpen();
        process.stop();
        process = start();
    }

    /// Kills it and starts it again.
    synchronized void crash() {
        requireOpen();
        process.kill();
        process = start();
    }

    /// Makes it accept what it refused for the time being.
    synchronized void becomeLenient() {
        server.configure(tree, port, sink, true);
        restart();
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.kill();
        tree.close();
    }

    /// An exam that fails while another thread restarts the server must not leave it running.
    private void requireOpen() {
        assertThat(closed).as("%s is closed", server.name()).isFalse();
    }

    private ChrootedProcess start() {
        var started = new ChrootedProcess(tree, server.command(), log);
        try {
            awaitUp();
        } catch (RuntimeException | Error e) {
            started.kill();
            throw e;
        }
        return started;
    }

    private String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "nothing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean greets() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            InputStream in = socket.getInputStream();
            boolean greeted = in.read() == '2';
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            in.transferTo(OutputStream.nullOutputStream());
            return greeted;
        } catch (IOException e) {
            return false;
        }
    }
}
