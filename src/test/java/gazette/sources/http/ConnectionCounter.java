package gazette.sources.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// A listener at every address of this machine, that nobody may come to.
public final class ConnectionCounter implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    /// Begins to listen.
    public ConnectionCounter() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("::"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /// Where.
    public int port() {
        return socket.getLocalPort();
    }

    /// How many came, up to now: this knocks once itself, and whoever knocked before was counted before. Ask once.
    public int visits() {
        try (var visit = new Socket(InetAddress.getLoopbackAddress(), port())) {
            visit.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visits.get() - 1;
    }

    private void listen() {
        while (true) {
            try (Socket _ = socket.accept()) {
                visits.incrementAndGet();
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
