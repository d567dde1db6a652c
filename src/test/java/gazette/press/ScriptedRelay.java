package gazette.press;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// An SMTP server that behaves as badly as it is told to, and remembers every letter whose final dot it saw.
public final class ScriptedRelay implements AutoCloseable {
    /// What a script may say at two moments of a letter; an empty answer closes the connection without one.
    public interface Script {
        default String atSender() {
            return "250 2.1.0 ok";
        }

        default String atRecipient(String recipient) {
            return "250 2.1.5 ok";
        }

        default boolean closesAtData(int letter) {
            return false;
        }

        default String atDot(int letter) {
            return "250 2.0.0 taken as " + letter;
        }
    }

    public static final Script CLOSES_AT_DATA_OF_THE_THIRD_LETTER = new Script() {
        private boolean closed;

        @Override
        public boolean closesAtData(int letter) {
            boolean now = letter == 3 && !closed;
            closed |= now;
            return now;
        }
    };

    public static final Script CLOSES_AFTER_EVERY_DOT = new Script() {
        @Override
        public String atDot(int letter) {
            return "";
        }
    };

    public static final Script GREYLISTS_GREY_AND_REFUSES_BAD = new Script() {
        private final Set<String> seen = new HashSet<>();

        @Override
        public String atRecipient(String recipient) {
            if (recipient.startsWith("bad")) {
                return "550 5.1.1 no such mailbox";
            }
            return recipient.startsWith("grey") && seen.add(recipient) ? "451 4.7.1 try again later" : "250 2.1.5 ok";
        }
    };

    public static final Script REFUSES_THE_SENDER = new Script() {
        @Override
        public String atSender() {
            return "550 5.7.1 you may not send here";
        }
    };

    private final Script script;
    private final ServerSocket server;
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<String> letters = new CopyOnWriteArrayList<>();

    public ScriptedRelay(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Recipients of letters whose final dot came.
    public List<String> recipients() {
        return recipients;
    }

    /// Letters whose final dot came, whole.
    public List<String> letters() {
        return letters;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 scripted");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("MAIL")) {
                    say(client, script.atSender());
                } else if (command.startsWith("RCPT")) {
                    recipient = line.replaceAll(".*<|>.*", "");
                    say(client, script.atRecipient(recipient));
                } else if (command.startsWith("DATA")) {
                    if (!data(client, in, recipient)) {
                        return;
                    }
                } else {
                    say(client, command.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private boolean data(Socket client, BufferedReader in, String recipient) throws IOException {
        int letter = letters.size() + 1;
        if (script.closesAtData(letter)) {
            return false;
        }
        say(client, "354 go on");
        var text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        recipients.add(recipient);
        letters.add(text.toString());
        String answer = script.atDot(letter);
        if (answer.isEmpty()) {
            return false;
        }
        say(client, answer);
        return true;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
