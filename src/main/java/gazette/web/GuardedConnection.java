package gazette.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/// Holds what a connection waits for, and since when. Safe for concurrent use.
final class GuardedConnection {
    /// An IPv6 client has this many bytes of its address for itself.
    private static final int SUBNET_BYTES = 8;

    private static final int MILLIS_PER_SECOND = 1000;

    private final Connection connection;
    private final ConnectionLimits limits;
    private volatile Optional<InetAddress> client = Optional.empty();
    private Phase phase = new Phase(0, Awaited.HEAD, System.nanoTime(), 0);

    private enum Awaited {
        HEAD,
        BODY,
        /// The client has sent all, and we answer.
        NOTHING
    }

    /// @param request counted from 1; 0 before the first
    /// @param since the monotonic time in nanoseconds
    /// @param bytesIn how many bytes had come until then
    private record Phase(long request, Awaited awaited, long since, long bytesIn) {}

    GuardedConnection(Connection connection, ConnectionLimits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    Connection connection() {
        return connection;
    }

    /// Tells whose connection it is; of a proxy, whose request.
    void belongTo(InetAddress address) {
        client = Optional.of(address);
    }

    /// Returns whether both connections are of one address; of IPv6, of one subnet of 64 bits.
    boolean isOfSameClient(GuardedConnection other) {
        Optional<InetAddress> one = client;
        Optional<InetAddress> two = other.client;
        return one.isPresent() && two.isPresent() && Arrays.equals(network(one.get()), network(two.get()));
    }

    /// Tells that a request's head is there, and returns the number of the request.
    synchronized long startRequest() {
        begin(phase.request() + 1, Awaited.NOTHING);
        return phase.request();
    }

    synchronized void startBody() {
        begin(phase.request(), Awaited.BODY);
    }

    synchronized void endBody() {
        begin(phase.request(), Awaited.NOTHING);
    }

    /// Tells that a request is answered. The next one may have started already.
    synchronized void endRequest(long request) {
        if (phase.request() == request) {
            begin(request, Awaited.HEAD);
        }
    }

    synchronized boolean isBetweenRequests() {
        return phase.awaited() == Awaited.HEAD;
    }

    /// Returns for how long the client has let us wait for what it sends or reads; zero if it is our turn.
    synchronized Duration waiting() {
        return phase.awaited() == Awaited.NOTHING ? unread() : elapsed();
    }

    synchronized boolean isTooSlow() {
        return switch (phase.awaited()) {
            case HEAD -> elapsed().compareTo(limits.head()) > 0;
            case BODY -> received() < expected(elapsed().minus(limits.grace()));
            case NOTHING -> unread().compareTo(limits.grace()) > 0;
        };
    }

    /// Closes the connection. Whoever reads from it or writes to it gets an exception.
    void close() {
        EndPoint endPoint = connection.getEndPoint();
        if (endPoint instanceof AbstractEndPoint socket) {
            socket.close(new TimeoutException("the client is too slow, or has too many connections"));
        } else {
            endPoint.close();
        }
    }

    private void begin(long request, Awaited awaited) {
        phase = new Phase(request, awaited, System.nanoTime(), connection.getBytesIn());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - phase.since());
    }

    private long received() {
        return connection.getBytesIn() - phase.bytesIn();
    }

    private long expected(Duration time) {
        return time.toMillis() * limits.bytesPerSecond() / MILLIS_PER_SECOND;
    }

    /// Returns how long the client has read nothing of what waits for it; zero if nothing does.
    private Duration unread() {
        return connection.getEndPoint() instanceof AbstractEndPoint socket
                        && socket.getWriteFlusher().isPending()
                ? Duration.ofMillis(socket.getIdleFor())
                : Duration.ZERO;
    }

    private static byte[] network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? Arrays.copyOf(bytes, SUBNET_BYTES) : bytes;
    }
}
