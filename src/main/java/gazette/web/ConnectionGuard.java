package gazette.web;

import gazette.config.CidrRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes the connections of clients that are too slow, and of those that have too many. A new connection is always
/// let in: when there are too many, the one that has kept us waiting for longest goes.
final class ConnectionGuard extends Handler.Wrapper implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final int SWEEPS_PER_LIMIT = 10;
    private static final Duration OUR_TURN = Duration.ofSeconds(-1);

    private final ConnectionLimits limits;
    private final Supplier<List<CidrRange>> proxies;
    private final Map<Connection, GuardedConnection> open = new ConcurrentHashMap<>();
    private Optional<Thread> sweeper = Optional.empty();

    /// @param proxies returns the proxies that are trusted; they may have any number of connections
    ConnectionGuard(ConnectionLimits limits, Supplier<List<CidrRange>> proxies) {
        this.limits = limits;
        this.proxies = proxies;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sweeper = Optional.of(
                Thread.ofPlatform().daemon().name("connection-guard").start(this::sweep));
    }

    @Override
    protected void doStop() throws Exception {
        sweeper.ifPresent(Thread::interrupt);
        super.doStop();
    }

    @Override
    public void onOpened(Connection connection) {
        var added = new GuardedConnection(connection, address(connection), limits);
        open.put(connection, added);
        if (added.address().filter(address -> !isProxy(address)).isPresent()) {
            makeRoom(added, limits.perAddress(), other -> other.isOfSameClient(added));
        }
        makeRoom(added, limits.total(), _ -> true);
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        GuardedConnection connection = open.get(request.getConnectionMetaData().getConnection());
        if (connection != null) {
            long number = connection.startRequest();
            Request.addCompletionListener(request, _ -> connection.endRequest(number));
        }
        return super.handle(request, response, callback);
    }

    /// Tells that from now on the body of a request is read.
    void startBody(Request request) {
        Optional.ofNullable(open.get(request.getConnectionMetaData().getConnection()))
                .ifPresent(GuardedConnection::startBody);
    }

    /// Tells that the body is there.
    void endBody(Request request) {
        Optional.ofNullable(open.get(request.getConnectionMetaData().getConnection()))
                .ifPresent(GuardedConnection::endBody);
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(shorter(limits.head(), limits.grace()).dividedBy(SWEEPS_PER_LIMIT));
                open.values().forEach(ConnectionGuard::closeIfSlow);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever happens to one connection, the others are still watched.
    private static void closeIfSlow(GuardedConnection connection) {
        try {
            if (connection.isTooSlow()) {
                connection.close();
            }
        } catch (Throwable e) {
            LOG.warn("connection_not_closed error=\"{}\"", e.toString());
        }
    }

    /// Closes the connection that has kept us waiting for longest, if there are too many; the new one, if none keeps us
    /// waiting.
    private void makeRoom(GuardedConnection added, int limit, Predicate<GuardedConnection> counts) {
        List<GuardedConnection> counted = open.values().stream().filter(counts).toList();
        if (counted.size() > limit) {
            counted.stream()
                    .filter(other -> !other.equals(added))
                    .max(Comparator.comparing(other -> other.waiting().orElse(OUR_TURN)))
                    .filter(other -> other.waiting().isPresent())
                    .orElse(added)
                    .close();
        }
    }

    private boolean isProxy(InetAddress address) {
        return proxies.get().stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Optional<InetAddress> address(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? Optional.ofNullable(address.getAddress())
                : Optional.empty();
    }
}
