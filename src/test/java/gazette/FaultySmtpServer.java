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

/// An SMTP server that behaves as badly as its script says, and keeps a ledger of every letter that it took: what it
/// answered with 2yz, and what it took without a word. Understands pipelined commands.
public final class FaultySmtpServer implements AutoCloseable {
    private static final int REMEMBERED = 1000;

    /// A letter that was taken.
    ///
    /// @param messageId without angle brackets
    /// @param hash SHA-256 of the letter's bytes, in hex
    public record Entry(String recipient, String messageId, String hash) {}

    /// Who may send.
    public record Login(String user, String password) {}

    /// What EHLO is answered with, and what is behind it.
    ///
    /// @param login without it, MAIL is refused; absent if everybody may send
    /// @param tls for STARTTLS; absent if it is refused
    public record Offer(List<String> extensions, Optional<Login> login, Optional<SSLContext> tls, boolean implicitTls) {
        public static Offer of(String... extensions) {
            return new Offer(List.of(extensions), Optional.empty(), Optional.empty(), false);
        }
    }

    private final SmtpFaultScript script;
    private final Offer offer;
    private final AcceptedMailLog ledger;
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
        this(script, offer, 0, temporary());
    }

    /// A server whose port and ledger outlive it.
    ///
    /// @param port 0 for any free one
    /// @param ledger the file is appended to
    public FaultySmtpServer(SmtpFaultScript script, Offer offer, int port, Path ledger) {
        this.script = script;
        this.offer = offer;
        this.ledger = new AcceptedMailLog(ledger);
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

    /// What is in the ledger, as it was written to the file.
    public List<Entry> entries() {
        return ledger.entries();
    }

    /// Recipients in the ledger, in order.
    public List<String> recipients() {
        return entries().stream().map(Entry::recipient).toList();
    }

    /// How many final dots came and were not answered yet.
    public int awaitingReply() {
        return awaitingReply.get();
    }

    /// How many connections there were.
    public int connections() {
        return connections.get();
    }

    /// The last commands that came, over all connections; a final dot is `.`.
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
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Offer offer() {
        return offer;
    }

    SmtpFaultScript.Act act(SmtpFaultScript.Stage stage, int connection, int letter, String recipient) {
        return script.at(new SmtpFaultScript.Moment(stage, connection, letter, recipient, ledger.size()));
    }

    void note(String command) {
        synchronized (commands) {
            commands.addLast(command);
            if (commands.size() > REMEMBERED) {
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

    int take(Entry entry) throws IOException {
        ledger.append(entry);
        return ledger.size();
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
                Thread.ofVirtual().start(() -> talk(client, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client, int number) {
        try (client) {
            new FaultySmtpSession(this, client, number).talk();
        } catch (IOException e) {
            // The client went away, or the script says that we do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("dots", ".tsv");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
