package gazette.delivery.smtp;

import gazette.delivery.SmtpReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection as bytes, plain or under TLS, whose every phase has a total time: past it, the plain socket is closed,
/// whether something is being read or written. Used by one thread; [#close] may come from any.
final class SmtpConnection implements AutoCloseable {
    /// A phase's time is kept this much to the point.
    private static final int TICKS_A_REPLY = 20;

    private final InetSocketAddress address;
    private final SmtpTimeouts timeouts;
    /// Asked where TLS is wanted: it takes time to read the certificates that a machine trusts.
    private final Supplier<SocketFactory> tls;

    private final SocketChannel channel;
    private final SmtpInputStream smtpInputStream;
    private final PlainSocket plainSocket = new PlainSocket();
    private Socket socket = plainSocket;
    private Optional<SmtpReplyReader> replies = Optional.empty();
    private volatile long deadline;
    private volatile boolean late;

    SmtpConnection(InetSocketAddress address, SmtpTimeouts timeouts, Supplier<SocketFactory> tls) throws IOException {
        this.address = address;
        this.timeouts = timeouts;
        this.tls = tls;
        this.channel = SocketChannel.open();
        this.smtpInputStream = new SmtpInputStream(channel);
    }

    void connect() throws IOException {
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        channel.socket().connect(address, (int) timeouts.connect().toMillis());
        // Else each letter waits 40 ms for an acknowledgement of the last.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        startDeadline(timeouts.reply());
        Thread.ofVirtual().name("relay-watch").start(this::watch);
    }

    /// The connection as it is now, for what reads and writes by itself.
    Socket socket() {
        return socket;
    }

    /// Puts TLS around it; the handshake comes with the first byte, or before.
    SSLSocket secure() throws IOException {
        var secured = (SSLSocket) ((SSLSocketFactory) tls.get())
                .createSocket(plainSocket, address.getHostString(), address.getPort(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        socket = secured;
        return secured;
    }

    boolean isSecure() {
        return socket != plainSocket;
    }

    /// Begins a phase.
    void startDeadline(Duration total) {
        smtpInputStream.resetLimit();
        deadline = System.nanoTime() + total.toNanos();
    }

    /// Nothing is expected of the other side for now.
    void suspendDeadline() {
        startDeadline(Duration.ofDays(1));
    }

    void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    SmtpReply read() throws IOException {
        try {
            return replies().read();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /// What the other side said without being asked, which ends a dialogue; empty if it is still listening.
    Optional<SmtpReply> unsolicitedReply() throws IOException {
        if (replies().isEmpty() && smtpInputStream.hasNoInput()) {
            return Optional.empty();
        }
        startDeadline(timeouts.reply());
        return Optional.of(read());
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /// Whether a phase outlasted its time.
    boolean isLate() {
        return late;
    }

    /// Hangs up. TLS is not asked: its goodbye would have to be written.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    private void watch() {
        long tick = timeouts.reply().toNanos() / TICKS_A_REPLY;
        try {
            while (channel.isOpen()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    late = true;
                    close();
                } else {
                    Thread.sleep(Duration.ofNanos(Math.min(left, tick)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SmtpReplyReader replies() throws IOException {
        if (replies.isEmpty()) {
            replies = Optional.of(new SmtpReplyReader(socket.getInputStream()));
        }
        return replies.get();
    }

    /// Only we close the channel; what the other side does shows otherwise.
    private IOException explained(IOException e) {
        return isOpen() ? e : new IOException(late ? "it took too long" : "the connection was cut on our side", e);
    }

    /// The plain connection as a socket. What Angus or TLS would set or close is kept here.
    private final class PlainSocket extends Socket {
        @Override
        public InputStream getInputStream() {
            return smtpInputStream;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return channel.socket().getOutputStream();
        }

        /// Named as in the settings, which is what a certificate is checked for.
        @Override
        public InetAddress getInetAddress() {
            try {
                return InetAddress.getByAddress(
                        address.getHostString(), address.getAddress().getAddress());
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int getPort() {
            return address.getPort();
        }

        @Override
        public boolean isConnected() {
            return channel.isConnected();
        }

        @Override
        public boolean isClosed() {
            return !isOpen();
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }

        @Override
        public void setSoTimeout(int millis) {}

        @Override
        public void close() {
            SmtpConnection.this.close();
        }
    }
}
