package gazette.delivery;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A connection to an SMTP server (RFC 5321). Connects at the first letter and again after a break.
public final class Relay implements Carrier {
    private static final String CONNECT_MILLIS = "15000";
    private static final String REPLY_MILLIS = "300000";

    private final RelayConfig config;
    private final Session session;
    private Dialogue dialogue;

    public Relay(RelayConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config));
        this.dialogue = new Dialogue(session);
    }

    /// Connects, secures the connection and logs in, so that a run learns of a broken relay before its first letter.
    ///
    /// @throws RelayFault if any of it fails
    public void connect() {
        if (dialogue.isConnected()) {
            return;
        }
        dialogue = new Dialogue(session);
        try {
            dialogue.connect(
                    config.host(),
                    config.port(),
                    config.login().map(RelayConfig.Login::user).orElse(null),
                    config.login().map(RelayConfig.Login::password).orElse(null));
        } catch (MessagingException e) {
            throw new RelayFault(RelayTrouble.explain(config, e), e);
        }
    }

    @Override
    public Receipt carry(String returnPath, String to, byte[] message) {
        connect();
        dialogue.begin(returnPath);
        try {
            // Parsed and not saved, Jakarta Mail hands the bytes through as they are.
            var ready = new MimeMessage(session, new ByteArrayInputStream(message));
            dialogue.sendMessage(ready, new InternetAddress[] {new InternetAddress(to)});
            return new Receipt.Accepted(reply());
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (MessagingException e) {
            return broken(e);
        }
    }

    @Override
    public void close() {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            // Whatever QUIT was answered, every letter already has its receipt.
        }
    }

    private Receipt refusal(SendFailedException refused) {
        int code = code(refused);
        if (code == 421 || isAboutSender(refused)) {
            throw new RelayFault("relay '" + config.name() + "' takes no letters: " + reply(refused), refused);
        }
        if (code >= 500) {
            return new Receipt.Failed(reply(refused));
        }
        return code >= 400 ? new Receipt.Deferred(reply(refused)) : broken(refused);
    }

    /// Before the final dot nothing has gone out; after it, only the server knows.
    private Receipt broken(MessagingException e) {
        String reason = RelayTrouble.explain(config, e);
        boolean dotted = dialogue.dotted;
        close();
        if (dotted) {
            return new Receipt.Unknown(reason);
        }
        throw new RelayFault(reason, e);
    }

    /// The reply code that made Angus give up, wherever in its chain of exceptions that stands; -1 if there was none.
    private static int code(SendFailedException refused) {
        for (Exception e = refused; e instanceof MessagingException next; e = next.getNextException()) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> -1;
            };
            if (code >= 400) {
                return code;
            }
        }
        return -1;
    }

    /// Whatever a server has against our sender, it will have against every letter.
    private static boolean isAboutSender(SendFailedException refused) {
        for (Exception e = refused; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPSenderFailedException) {
                return true;
            }
        }
        return false;
    }

    private static String reply(SendFailedException refused) {
        for (Exception e = refused; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException) {
                return oneLine(e);
            }
        }
        return oneLine(refused);
    }

    private String reply() {
        return oneLine(dialogue.getLastServerResponse());
    }

    private static String oneLine(Exception refused) {
        return oneLine(Optional.ofNullable(refused.getMessage()).orElse(""));
    }

    private static String oneLine(String reply) {
        return reply.strip().replaceAll("\\s+", " ");
    }

    private static Properties properties(RelayConfig config) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", REPLY_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", REPLY_MILLIS);
        properties.setProperty("mail.smtp.auth", String.valueOf(config.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(config.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    /// Angus's dialogue, and whether its final dot has been begun: the exceptions do not tell.
    private static final class Dialogue extends SMTPTransport {
        private boolean dotted;
        private String returnPath = "";

        private Dialogue(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        private void begin(String path) {
            returnPath = path;
            dotted = false;
        }

        @Override
        protected void mailFrom() throws MessagingException {
            session.getProperties().setProperty("mail.smtp.from", returnPath);
            super.mailFrom();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            dotted = true;
            super.finishData();
        }
    }
}
