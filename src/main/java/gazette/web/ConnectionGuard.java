package gazette.web;

import gazette.config.ProxyConfig;
import gazette.web.http.ForwardedFor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final ConnectionLimits limits;
    private final Supplier<ProxyConfig> proxies;
    private final AtomicBoolean unclearProxyLogged = new AtomicBoolean();
    private final Map<Connection, GuardedConnection> open = new ConcurrentHashMap<>();
    private Optional<Thread> sweeper = Optional.empty();

    /// @param proxies returns the proxies that are trusted; their connections count for those whom they ask for
    ConnectionGuard(ConnectionLimits limits, Supplier<ProxyConfig> proxies) {
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
        var added = new GuardedConnection(connection, limits);
        open.put(connection, added);
        peer(connection).filter(peer -> !isProxy(peer)).ifPresent(peer -> makeRoomFor(added, peer));
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
            forwardedFor(request).ifPresent(client -> makeRoomFor(connection, client));
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
        Duration pause = shorter(limits.head(), limits.grace()).dividedBy(SWEEPS_PER_LIMIT);
        boolean isOver = false;
        while (!isOver) {
            try {
                Thread.sleep(pause);
                open.values().forEach(this::closeIfSlow);
            } catch (InterruptedException e) {
                isOver = true;
            } catch (Throwable e) {
                // Without this thread, slow clients would take up the server for ever.
                logQuietly(e);
            }
        }
    }

    private static void logQuietly(Throwable failure) {
        try {
            LOG.warn("connections_not_swept error=\"{}\"", failure.toString());
        } catch (Throwable _) {
            // There may be no memory even for this.
        }
    }

    /// Whatever happens to one connection, the others are still watched.
    private void closeIfSlow(GuardedConnection connection) {
        try {
            if (connection.isTooSlow()) {
                close(connection);
            }
        } catch (Throwable e) {
            logQuietly(e);
        }
    }

    /// Closes the connection that has kept us waiting for longest, if there are too many. If none does, there may be
    /// twice as many; then it is the new one that goes.
    private synchronized void makeRoom(GuardedConnection added, int limit, Predicate<GuardedConnection> counts) {
        List<GuardedConnection> counted = open.values().stream().filter(counts).toList();
        if (counted.size() <= limit) {
            return;
        }
        // Rather one between two requests than one whose request is under way.
        Optional<GuardedConnection> idle = counted.stream()
                .filter(other -> other.waiting().compareTo(limits.start()) > 0)
                .max(Comparator.comparing(GuardedConnection::isBetweenRequests)
                        .thenComparing(GuardedConnection::waiting));
        if (idle.isPresent()) {
            close(idle.get());
        } else if (counted.size() > 2 * limit) {
            close(added);
        }
    }

    private void close(GuardedConnection connection) {
        open.remove(connection.connection());
        connection.close();
    }

    private void makeRoomFor(GuardedConnection added, InetAddress client) {
        added.belongTo(client);
        makeRoom(added, limits.perAddress(), other -> other.isOfSameClient(added));
    }

    private boolean isProxy(InetAddress address) {
        return ForwardedFor.contains(proxies.get().trusted(), address);
    }

    /// Returns for whom a trusted proxy asks.
    private Optional<InetAddress> forwardedFor(Request request) {
        Optional<InetAddress> proxy =
                peer(request.getConnectionMetaData().getConnection()).filter(this::isProxy);
        Optional<InetAddress> client =
                proxy.flatMap(_ -> ForwardedFor.client(request.getHeaders()::getValuesList, proxies.get()));
        if (proxy.isPresent() && client.isEmpty() && ForwardedFor.isForwarded(request.getHeaders()::getValuesList)) {
            logUnclear(proxy.get());
        }
        return client;
    }

    private void logUnclear(InetAddress proxy) {
        if (unclearProxyLogged.compareAndSet(false, true)) {
            LOG.warn(
                    "proxy_unclear proxy={} remedy=\"let it set X-Forwarded-For to the visitor's address\"",
                    proxy.getHostAddress());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Optional<InetAddress> peer(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? Optional.ofNullable(address.getAddress())
                : Optional.empty();
    }
}
