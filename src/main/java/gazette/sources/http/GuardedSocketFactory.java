package gazette.sources.http;

import gazette.sources.http.FetchResult.Forbidden;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/// Creates sockets that check the address they connect to, whatever name, notation or redirect led to it. The check is
/// right before the connection, so a name that changes its address (DNS rebinding) does not get around it.
final class GuardedSocketFactory extends SocketFactory {
    private final Check check;
    private final long maxBytes;
    private final MemoryBudget budget;

    /// Creates a factory.
    ///
    /// @param check says why an address must not be connected to
    /// @param maxBytes most bytes of a response on the wire, with its framing, part of which OkHttp does not limit
    /// @param budget limits the bytes of all responses together
    GuardedSocketFactory(Check check, long maxBytes, MemoryBudget budget) {
        this.check = check;
        this.maxBytes = maxBytes;
        this.budget = budget;
    }

    /// Decides about a connection.
    @FunctionalInterface
    interface Check {
        /// Returns why a connection to an address must not be made; empty if it may.
        Optional<Forbidden> refusal(String host, InetAddress address, int port);
    }

    /// Says why a connection was refused.
    static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Forbidden refusal;

        ForbiddenAddress(Forbidden refusal) {
            super(refusal.reason());
            this.refusal = refusal;
        }

        Forbidden refusal() {
            return refusal;
        }
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(check, maxBytes, budget.open());
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class GuardedSocket extends Socket {
        private final Check check;
        private final long maxBytes;
        private final MemoryBudget.Reservation reservation;
        private Optional<LimitedInputStream> in = Optional.empty();

        GuardedSocket(Check check, long maxBytes, MemoryBudget.Reservation reservation) {
            // A proxy would choose the address in our place.
            super(Proxy.NO_PROXY);
            this.check = check;
            this.maxBytes = maxBytes;
            this.reservation = reservation;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                throw new IOException(endpoint + " was not looked up");
            }
            Optional<Forbidden> refusal =
                    check.refusal(internet.getHostString(), internet.getAddress(), internet.getPort());
            if (refusal.isPresent()) {
                throw new ForbiddenAddress(refusal.get());
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in.isEmpty()) {
                in = Optional.of(new LimitedInputStream(super.getInputStream(), maxBytes, reservation));
            }
            return in.get();
        }

        /// A write begins a new request.
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    restart();
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public void close() throws IOException {
            super.close();
            restart();
        }

        private synchronized void restart() {
            in.ifPresent(LimitedInputStream::restart);
        }
    }
}
