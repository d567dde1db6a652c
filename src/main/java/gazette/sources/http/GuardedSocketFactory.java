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

/// Makes sockets that look at the address they connect to, whatever name, notation or redirect led there. Nothing
/// lies between that look and the connection, so a name that changes its address (DNS rebinding) gains nothing.
final class GuardedSocketFactory extends SocketFactory {
    private final AddressGuard guard;
    private final long answer;
    private final MemoryBudget budget;

    /// @param answer how many bytes an answer may have on the wire, with all that is around it: OkHttp has no limit for
    ///     some of that
    /// @param budget for those of all answers
    GuardedSocketFactory(AddressGuard guard, long answer, MemoryBudget budget) {
        this.guard = guard;
        this.answer = answer;
        this.budget = budget;
    }

    /// Why a connection was not made.
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
        return new GuardedSocket(guard, answer, budget.open());
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
        private final AddressGuard guard;
        private final long answer;
        private final MemoryBudget.Reservation account;
        private Optional<LimitedInputStream> in = Optional.empty();

        GuardedSocket(AddressGuard guard, long answer, MemoryBudget.Reservation account) {
            // A proxy would choose the address in our place.
            super(Proxy.NO_PROXY);
            this.guard = guard;
            this.answer = answer;
            this.account = account;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                throw new IOException(endpoint + " was not looked up");
            }
            if (!guard.isAllowed(internet.getAddress())) {
                throw new ForbiddenAddress(AddressGuard.refusal(internet.getHostString(), internet.getAddress()));
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in.isEmpty()) {
                in = Optional.of(new LimitedInputStream(super.getInputStream(), answer, account));
            }
            return in.get();
        }

        /// Whoever writes asks something new.
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
