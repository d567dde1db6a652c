package gazette.demo;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gazette.config.RelayConfig;
import gazette.delivery.localmail.Inbox;
import gazette.delivery.localmail.ReceivedMail;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Runs a real mail server on the loopback that catches all mail and sends none on.
public final class DemoMailServer implements Inbox, AutoCloseable {
    private final GreenMail server;

    /// Starts the server at any free port.
    public DemoMailServer() {
        var smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(smtp);
        server.start();
    }

    /// Returns the settings for sending to this server.
    public RelayConfig relay() {
        // A given name keeps the demo from asking the DNS for one.
        return RelayConfig.open("demo", "127.0.0.1", server.getSmtp().getPort()).withHello("[127.0.0.1]");
    }

    @Override
    public List<ReceivedMail> mails() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .map(DemoMailServer::mail)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ReceivedMail mail(StoredMessage stored) {
        try {
            var bytes = new ByteArrayOutputStream();
            stored.getMimeMessage().writeTo(bytes);
            String id = Arrays.stream(stored.getMimeMessage().getHeader("Message-ID"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("@.*|[^A-Za-z0-9_-]", "");
            return ReceivedMail.parse(id, bytes.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
