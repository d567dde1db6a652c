package gazette.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Takes every mail by SMTP (RFC 5321, 2920) as fast as it can and forgets it. It remembers only the recipients, to
/// count duplicates. Runs as a process of its own, so that its work is not counted as the sender's.
final class SmtpSink {
    private final ServerSocket server;
    private final Set<String> recipients = new HashSet<>();
    private long letters;

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /// Serves until the standard input ends; prints its port first, and at last what it saw: letters and recipients.
    static void run(InputStream until, PrintStream out) throws IOException {
        var sink = new SmtpSink();
        out.println(sink.server.getLocalPort());
        Thread.ofPlatform().daemon().start(sink::accept);
        while (until.read() >= 0) {
            // Whatever is said, the end is waited for.
        }
        out.println(sink.account());
    }

    private synchronized String account() {
        return letters + " " + recipients.size();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new Lines(client.getInputStream())) {
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            String recipient = "";
            for (String line = in.next(); !line.isEmpty(); line = in.next()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                if (verb.equals("RCPT")) {
                    recipient = line;
                }
                say(out, reply(verb));
                if (verb.equals("DATA")) {
                    in.skipLetter();
                    count(recipient);
                    say(out, "250 2.0.0 taken");
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static String reply(String verb) {
        return switch (verb) {
            case "EHLO" -> "250-sink\r\n250 PIPELINING";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private synchronized void count(String recipient) {
        letters++;
        recipients.add(recipient);
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads commands, and skips letters without looking at them.
    private static final class Lines implements AutoCloseable {
        private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

        private final InputStream in;

        private Lines(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 17);
        }

        private String next() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString().strip();
        }

        private void skipLetter() throws IOException {
            int matched = 2;
            while (matched < END.length) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("broken off");
                }
                matched = c == END[matched] ? matched + 1 : c == '\r' ? 1 : 0;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
