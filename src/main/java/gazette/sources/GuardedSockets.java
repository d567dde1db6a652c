package gazette.sources;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Makes sockets that look at the address they connect to, whatever name, notation or redirect led there. Nothing
/// lies between that look and the connection, so a name that changes its address (DNS rebinding) gains nothing.
final class GuardedSockets extends SocketFactory {
    private final AddressGuard guard;

    GuardedSockets(AddressGuard guard) {
        this.guard = guard;
    }

    /// Why a connection was not made.
    static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        ForbiddenAddress(SocketAddress address) {
            super(reason(address));
            this.reason = reason(address);
        }

        /// Without the slash that Java puts where a name is not known.
        private static String reason(SocketAddress address) {
            return address.toString().replaceFirst("^/", "") + " is not a public address";
        }

        String reason() {
            return reason;
        }
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard);
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

        GuardedSocket(AddressGuard guard) {
            // A proxy would choose the address in our place.
            super(Proxy.NO_PROXY);
            this.guard = guard;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress internet)
                    || internet.isUnresolved()
                    || !guard.lets(internet.getAddress())) {
                throw new ForbiddenAddress(endpoint);
            }
            super.connect(endpoint, timeout);
        }
    }
}
