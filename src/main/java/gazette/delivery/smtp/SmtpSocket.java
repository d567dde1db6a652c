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

/// Reads and writes the bytes of a connection, plain or under TLS. Each phase of the session has a deadline. When it
/// passes, the plain socket is closed, whether something is being read or written. Used by one thread, but for
/// [#close].
final class SmtpSocket implements AutoCloseable {
    /// How often the deadline is checked within the time for one reply.
    private static final int CHECKS_PER_REPLY = 20;

    private final InetSocketAddress address;
    private final SmtpTimeouts timeouts;
    /// Called only if TLS is wanted, because reading the trusted certificates takes time.
    private final Supplier<SocketFactory> tls;

    private final SocketChannel channel;
    private final LimitedPeekableInputStream input;
    private final PlainSocket plainSocket = new PlainSocket();
    private Socket socket = plainSocket;
    private Optional<SmtpReplyReader> replies = Optional.empty();
    private volatile long deadline;
    private volatile boolean timedOut;

    SmtpSocket(InetSocketAddress address, SmtpTimeouts timeouts, Supplier<SocketFactory> tls) throws IOException {
        this.address = address;
        this.timeouts = timeouts;
        this.tls = tls;
        this.channel = SocketChannel.open();
        this.input = new LimitedPeekableInputStream(channel);
    }

    void connect() throws IOException {
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        channel.socket().connect(address, (int) timeouts.connect().toMillis());
        // Otherwise each message waits 40 ms for the acknowledgement of the last packet.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        startDeadline(timeouts.reply());
        Thread.ofVirtual().name("relay-watch").start(this::watch);
    }

    /// Returns the address of this machine that the connection begins at.
    InetAddress localAddress() {
        return channel.socket().getLocalAddress();
    }

    /// Returns the current socket, for code that reads and writes by itself.
    Socket socket() {
        return socket;
    }

    /// Wraps the socket in TLS. The handshake takes place at the first byte, or when it is asked for.
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

    /// Begins a phase of the session.
    void startDeadline(Duration total) {
        input.resetLimit();
        deadline = System.nanoTime() + total.toNanos();
    }

    /// Suspends the deadline while nothing is expected from the server.
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

    /// Returns what the server said without being asked, after which the session must end; empty if it said nothing.
    Optional<SmtpReply> unsolicitedReply() throws IOException {
        if (replies().isEmpty() && input.hasNoInput()) {
            return Optional.empty();
        }
        startDeadline(timeouts.reply());
        return Optional.of(read());
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /// Returns whether a phase outlasted its time.
    boolean isTimedOut() {
        return timedOut;
    }

    /// Closes the connection without ending TLS, because that would have to write.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private void watch() {
        long tick = timeouts.reply().toNanos() / CHECKS_PER_REPLY;
        try {
            while (channel.isOpen()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    timedOut = true;
                    close();
                } else {
                    Thread.sleep(Duration.ofNanos(Math.min(left, tick)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // Without a watch, a server that says nothing would be waited for without end.
            close();
        }
    }

    private SmtpReplyReader replies() throws IOException {
        if (replies.isEmpty()) {
            replies = Optional.of(new SmtpReplyReader(socket.getInputStream()));
        }
        return replies.get();
    }

    /// If the channel is closed, we closed it: an end by the server looks different.
    private IOException explained(IOException e) {
        return isOpen() ? e : new IOException(timedOut ? "it took too long" : "the connection was cut on our side", e);
    }

    /// The plain connection as a socket, which Angus and TLS use but cannot set a timeout on.
    private final class PlainSocket extends Socket {
        @Override
        public InputStream getInputStream() {
            return input;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return channel.socket().getOutputStream();
        }

        /// Has the name from the settings, for which the certificate is checked.
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
            SmtpSocket.this.close();
        }
    }
}
