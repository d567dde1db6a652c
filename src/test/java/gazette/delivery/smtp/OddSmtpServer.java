package gazette.delivery.smtp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs an SMTP server that answers each command with bytes of the test's choice. It knows nothing of the protocol but
/// that a dot ends a message.
final class OddSmtpServer implements AutoCloseable {
    private static final Map<String, String> USUAL = Map.of(
            "CONNECT", "220 odd.example ESMTP\r\n",
            "DATA", "354 go on\r\n",
            "QUIT", "221 bye\r\n");

    private final Map<String, String> replies;
    private final Packets packets;
    private final int pieces;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /// Says what the server makes of several commands in one packet.
    enum Packets {
        UNDERSTOOD,
        /// The first is answered, the others are dropped.
        FIRST_ONLY,
        /// The first is answered, the others are refused.
        REFUSED,
        /// They are taken for one long command.
        ONE_COMMAND,
        /// They are refused as what a spammer does, and the connection is closed.
        CLOSED,
        /// Nothing is answered.
        IGNORED
    }

    /// @param replies by command, with `CONNECT` for the greeting and `DOT` for the end of a message
    /// @param pieces how many bytes are written at a time
    OddSmtpServer(Map<String, String> replies, Packets packets, int pieces) {
        this.replies = replies;
        this.packets = packets;
        this.pieces = pieces;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Returns what arrived, without messages.
    List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream(), 100_000);
            OutputStream out = client.getOutputStream();
            reply(out, "CONNECT");
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                commands.add(line.strip());
                boolean isPacket = in.available() > 0;
                if (isPacket && packets != Packets.UNDERSTOOD) {
                    in.skipNBytes(in.available());
                    answerPacket(out, line);
                } else {
                    answer(in, out, line);
                }
            }
        } catch (IOException e) {
            // The client closed the connection, or the test did.
        } finally {
            clients.remove(client);
        }
    }

    private void answerPacket(OutputStream out, String first) throws IOException {
        switch (packets) {
            case UNDERSTOOD, IGNORED -> {}
            case FIRST_ONLY -> reply(out, verb(first));
            case ONE_COMMAND -> write(out, "501 5.5.4 Syntax error\r\n");
            case REFUSED -> {
                reply(out, verb(first));
                write(out, "503 5.5.0 Error: improper use of SMTP command pipelining\r\n".repeat(2));
            }
            case CLOSED -> {
                write(out, "554 SMTP synchronization error\r\n");
                throw new IOException("closed");
            }
        }
    }

    private void answer(InputStream in, OutputStream out, String line) throws IOException {
        reply(out, verb(line));
        if (verb(line).equals("DATA")) {
            String text = line(in);
            while (!text.equals(".\r\n") && !text.isEmpty()) {
                text = line(in);
            }
            reply(out, "DOT");
        }
    }

    private void reply(OutputStream out, String verb) throws IOException {
        write(out, replies.getOrDefault(verb, USUAL.getOrDefault(verb, "250 ok\r\n")));
    }

    private void write(OutputStream out, String reply) throws IOException {
        byte[] bytes = reply.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += pieces) {
            out.write(bytes, at, Math.min(pieces, bytes.length - at));
            out.flush();
        }
    }

    private static String verb(String line) {
        return line.strip().toUpperCase(Locale.ROOT).replaceAll("[ :].*", "");
    }

    /// @return empty at the end
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int c = 0;
        while (c != '\n' && c >= 0) {
            c = in.read();
            line.append(c < 0 ? "" : (char) c);
        }
        return line.toString();
    }
}
