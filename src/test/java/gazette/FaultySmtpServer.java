package gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// Runs an SMTP server with the faults of a script. It logs every message that it accepted, also if it did not reply.
/// Supports pipelining.
public final class FaultySmtpServer implements AutoCloseable {
    private static final int MAX_COMMANDS = 1000;

    /// Describes a message that was accepted.
    ///
    /// @param messageId without angle brackets
    /// @param hash SHA-256 of the message's bytes, in hex, without the Received fields at its top
    public record Entry(String recipient, String messageId, String hash) {}

    /// Holds the login that the server accepts.
    public record Login(String user, String password) {}

    /// Describes what the server offers.
    ///
    /// @param extensions in the reply to EHLO
    /// @param login without it, MAIL is refused; empty if everybody may send
    /// @param tls for STARTTLS; empty if it is refused
    public record Offer(List<String> extensions, Optional<Login> login, Optional<SSLContext> tls, boolean implicitTls) {
        public static Offer of(String... extensions) {
            return new Offer(List.of(extensions), Optional.empty(), Optional.empty(), false);
        }
    }

    private final SmtpFaultScript script;
    private final Offer offer;
    private final AcceptedMailLog log;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger awaitingReply = new AtomicInteger();
    private final Deque<String> commands = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FaultySmtpServer(SmtpFaultScript script) {
        this(script, Offer.of("PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"));
    }

    public FaultySmtpServer(SmtpFaultScript script, Offer offer) {
        this(script, offer, 0, temporaryFile());
    }

    /// Starts a server that continues the log of an earlier one.
    ///
    /// @param port 0 for any free one
    /// @param log the file that is appended to
    public FaultySmtpServer(SmtpFaultScript script, Offer offer, int port, Path log) {
        this.script = script;
        this.offer = offer;
        this.log = new AcceptedMailLog(log);
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Returns the accepted messages, as they were written to the file.
    public List<Entry> entries() {
        return log.entries();
    }

    /// Returns how many messages were accepted. Unlike [#entries], this may be asked many times while others arrive.
    public int accepted() {
        return log.size();
    }

    /// Returns the recipients of the accepted messages, in order.
    public List<String> recipients() {
        return entries().stream().map(Entry::recipient).toList();
    }

    /// Returns how many final dots arrived and have no reply yet.
    public int awaitingReply() {
        return awaitingReply.get();
    }

    /// Returns how many connections there were.
    public int connections() {
        return connections.get();
    }

    /// Returns the last commands of all connections; a final dot is `.`.
    public List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Offer offer() {
        return offer;
    }

    SmtpFaultScript.Act act(SmtpFaultScript.Stage stage, int connection, int letter, String recipient) {
        return script.at(new SmtpFaultScript.Moment(stage, connection, letter, recipient, log.size()));
    }

    void addCommand(String command) {
        synchronized (commands) {
            commands.addLast(command);
            if (commands.size() > MAX_COMMANDS) {
                commands.removeFirst();
            }
        }
    }

    void endOfDataReceived() {
        awaitingReply.incrementAndGet();
    }

    void endOfDataAnswered() {
        awaitingReply.decrementAndGet();
    }

    int accept(Entry entry) throws IOException {
        log.append(entry);
        return log.size();
    }

    void awaitClose() throws InterruptedException {
        closed.await();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client, int number) {
        try (client) {
            new FaultySmtpSession(this, client, number).serve();
        } catch (IOException e) {
            // The client closed the connection, or the script did.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("dots", ".tsv");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
