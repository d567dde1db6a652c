package gazette;

import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.apache.commons.codec.digest.DigestUtils;

/// Serves one connection to a [FaultySmtpServer].
final class FaultySmtpSession {
    /// What a server on the way puts before a message, and the further lines of it (RFC 5321 section 4.4).
    private static final Pattern TRACE_FIELD = Pattern.compile("(?i)Received:|[ \\t]");

    private final FaultySmtpServer server;
    private final Socket plain;
    private final int connection;
    private Socket socket;
    private InputStream in;
    private boolean isLoggedIn;
    private boolean hasSender;
    private String recipient = "";
    private int message = 1;

    FaultySmtpSession(FaultySmtpServer server, Socket plain, int connection) throws IOException {
        this.server = server;
        this.plain = plain;
        this.connection = connection;
        this.socket = plain;
        if (server.offer().implicitTls()) {
            secure();
        }
        this.in = new BufferedInputStream(socket.getInputStream());
        this.isLoggedIn = server.offer().login().isEmpty();
    }

    void serve() throws IOException, InterruptedException {
        act(Stage.CONNECT, "220 fault.example ESMTP");
        for (String line = line(); ; line = line()) {
            server.addCommand(line);
            String verb = line.toUpperCase(Locale.ROOT).replaceAll("[ :].*", "");
            switch (verb) {
                case "EHLO" -> act(Stage.EHLO, ehloReply());
                case "AUTH" -> authenticate(line.substring(5).split(" "));
                case "STARTTLS" -> startTls();
                case "MAIL" -> mail();
                case "RCPT" -> rcpt(line);
                case "DATA" -> data();
                case "RSET" -> reset();
                case "QUIT" -> reply("221 2.0.0 bye");
                default -> reply("500 5.5.2 what?");
            }
        }
    }

    private String ehloReply() {
        var text = new StringBuilder("250-fault.example");
        for (String extension : server.offer().extensions()) {
            boolean alreadySecure = extension.equals("STARTTLS") && socket instanceof SSLSocket;
            boolean tooEarly = extension.startsWith("AUTH")
                    && server.offer().extensions().contains("STARTTLS")
                    && !(socket instanceof SSLSocket);
            text.append(alreadySecure || tooEarly ? "" : "\r\n250-" + extension);
        }
        return text.append("\r\n250 HELP").toString();
    }

    private void mail() throws IOException, InterruptedException {
        if (!isLoggedIn) {
            reply("530 5.7.0 log in first");
            return;
        }
        if (hasSender) {
            reply("503 5.5.1 a letter is not finished");
            return;
        }
        hasSender = act(Stage.MAIL, "250 2.1.0 ok").startsWith("2");
    }

    private void rcpt(String line) throws IOException, InterruptedException {
        String written = line.replaceAll("[^<]*<|>.*", "");
        if (!hasSender) {
            reply("503 5.5.1 from whom?");
            return;
        }
        recipient = written;
        if (!act(Stage.RCPT, "250 2.1.5 ok").startsWith("2")) {
            recipient = "";
        }
    }

    private void data() throws IOException, InterruptedException {
        String usual = recipient.isEmpty() ? "503 5.5.1 to whom?" : "354 go on";
        if (act(Stage.DATA, usual).startsWith("354")) {
            receiveMessage();
        }
    }

    private void receiveMessage() throws IOException, InterruptedException {
        var digest = DigestUtils.getSha256Digest();
        String id = "";
        boolean isFirst = true;
        boolean isHead = true;
        boolean isTrace = true;
        for (byte[] line = readBytes(); !isDot(line); line = readBytes()) {
            int stuffed = line[0] == '.' ? 1 : 0;
            if (isHead) {
                String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
                isHead = !text.isEmpty();
                isTrace = isTrace && TRACE_FIELD.matcher(text).lookingAt();
                id = text.toLowerCase(Locale.ROOT).startsWith("message-id:") ? text.replaceAll(".*<|>.*", "") : id;
            }
            if (!isTrace) {
                digest.update(line, stuffed, line.length - stuffed);
            }
            if (isFirst) {
                act(Stage.BODY, "");
                isFirst = false;
            }
        }
        server.addCommand(".");
        server.endOfDataReceived();
        try {
            dot(new FaultySmtpServer.Entry(recipient, id, HexFormat.of().formatHex(digest.digest())));
        } finally {
            server.endOfDataAnswered();
        }
        forget();
        message++;
    }

    private void dot(FaultySmtpServer.Entry entry) throws IOException, InterruptedException {
        if (entry.recipient().isEmpty()) {
            reply("554 5.5.1 to nobody");
            return;
        }
        Act act = server.act(Stage.DOT, connection, message, recipient);
        int number = act.refuses() ? 0 : server.accept(entry);
        act(act, "250 2.0.0 taken as " + number);
    }

    private void reset() throws IOException {
        forget();
        reply("250 2.0.0 forgotten");
    }

    private void forget() {
        hasSender = false;
        recipient = "";
    }

    private void startTls() throws IOException {
        if (server.offer().tls().isEmpty()) {
            reply("454 4.7.0 not now");
            return;
        }
        reply("220 2.0.0 go on");
        secure();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private void secure() throws IOException {
        var factory = server.offer().tls().orElseThrow().getSocketFactory();
        var secured = (SSLSocket) factory.createSocket(plain, "", plain.getPort(), true);
        secured.setUseClientMode(false);
        socket = secured;
    }

    private void authenticate(String[] words) throws IOException {
        isLoggedIn = new SmtpAuthVerifier(server.offer().login().orElseThrow(), this::challenge).check(words);
        reply(isLoggedIn ? "235 2.7.0 welcome" : "535 5.7.8 wrong user or password");
    }

    private String challenge(String challenge) throws IOException {
        reply("334 " + challenge);
        return line();
    }

    private String act(Stage stage, String usual) throws IOException, InterruptedException {
        return act(server.act(stage, connection, message, recipient), usual);
    }

    /// @return the reply
    private String act(Act act, String usual) throws IOException, InterruptedException {
        switch (act) {
            case Act.Normal _ -> reply(usual);
            case Act.Say say -> {
                reply(say.reply());
                if (say.reply().startsWith("421")) {
                    closeOrderly();
                }
                return say.reply();
            }
            case Act.Drip drip -> {
                for (byte octet : (usual + "\r\n").getBytes(StandardCharsets.UTF_8)) {
                    Thread.sleep(drip.gap());
                    socket.getOutputStream().write(octet);
                }
            }
            case Act.Flood _ -> {
                while (true) {
                    reply("250-and");
                }
            }
            case Act.Drop _ -> closeOrderly();
            case Act.Reset _ -> {
                plain.setSoLinger(true, 0);
                plain.close();
                throw new EOFException();
            }
            case Act.Silence _ -> server.awaitClose();
            case Act.Wait wait -> {
                Thread.sleep(wait.time());
                return act(wait.then(), usual);
            }
            case Act.Both both -> {
                String reply = act(both.first(), usual);
                act(both.then(), "");
                return reply;
            }
        }
        return usual;
    }

    /// Reads what is left first: closing with unread bytes would be a reset.
    private void closeOrderly() throws IOException {
        plain.shutdownOutput();
        plain.setSoTimeout(1000);
        plain.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        throw new EOFException();
    }

    private void reply(String reply) throws IOException {
        if (!reply.isEmpty()) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private String line() throws IOException {
        return new String(readBytes(), StandardCharsets.UTF_8).strip();
    }

    private byte[] readBytes() throws IOException {
        var line = new ByteArrayOutputStream(120);
        int c;
        do {
            c = in.read();
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
        } while (c != '\n');
        return line.toByteArray();
    }

    private static boolean isDot(byte[] line) {
        return line.length == 3 && line[0] == '.' && line[1] == '\r';
    }
}
