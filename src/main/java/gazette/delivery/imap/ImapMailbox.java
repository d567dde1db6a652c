package gazette.delivery.imap;

import gazette.config.ImapConfig;
import gazette.config.RelayConfig.Tls;
import gazette.delivery.ConnectionErrorMessage;
import gazette.delivery.ConnectionErrorMessage.Protocol;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// Reads a mailbox on an IMAP server (RFC 9051). It reads headers only and marks nothing as read, because people may
/// use the same mailbox.
public final class ImapMailbox implements AutoCloseable {
    private static final String TIMEOUT_MILLIS = "20000";
    /// The headers in which servers say whom a mail was delivered to.
    private static final List<String> RECIPIENT_HEADERS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "Resent-To");
    private static final int MAX_MAILS = 500;

    private final ImapConfig config;
    private final IMAPStore store;
    private final IMAPFolder folder;

    /// Describes how far the folder has been read (RFC 9051 section 2.3.1.1).
    ///
    /// @param validity changes if the server numbers the mails anew; then all are read again
    /// @param uid the number of the last mail that was read
    public record ReadPosition(long validity, long uid) {
        public static final ReadPosition START = new ReadPosition(0, 0);
    }

    private ImapMailbox(ImapConfig config, IMAPStore store, IMAPFolder folder) {
        this.config = config;
        this.store = store;
        this.folder = folder;
    }

    /// Connects, logs in and opens the folder of new mail.
    ///
    /// @throws ImapException if that fails, and from then on whenever the connection does
    public static ImapMailbox open(ImapConfig config) {
        return open(config, SSLSocketFactory::getDefault);
    }

    static ImapMailbox open(ImapConfig config, Supplier<SocketFactory> tls) {
        String where = config.host() + ":" + config.port();
        try {
            var session = Session.getInstance(properties(config, tls));
            var store = (IMAPStore) session.getStore(config.tls() == Tls.IMPLICIT ? "imaps" : "imap");
            store.connect(
                    config.host(),
                    config.port(),
                    config.login().user(),
                    config.login().password());
            return new ImapMailbox(config, store, folder(store, config));
        } catch (AuthenticationFailedException e) {
            throw new ImapException(
                    "the mailbox " + where + " refuses the login of '"
                            + config.login().user() + "'; see user and password under unsubscribe_mailbox:",
                    e);
        } catch (MessagingException e) {
            String explanation = ConnectionErrorMessage.of(e, Protocol.IMAP)
                    .orElseGet(() -> "cannot be used: " + ConnectionErrorMessage.causeMessage(e));
            throw new ImapException("the mailbox " + where + " " + explanation, e);
        }
    }

    /// Returns the mails after a position, the oldest first, at most 500.
    public List<UnsubscribeMail> after(ReadPosition position) {
        try {
            long from = position.validity() == folder.getUIDValidity() ? position.uid() + 1 : 1;
            // A range that begins after the last mail returns the last mail (RFC 9051 section 6.4.9).
            Message[] found = Arrays.stream(folder.getMessagesByUID(from, UIDFolder.LASTUID))
                    .filter(message -> uid(message) >= from)
                    .limit(MAX_MAILS)
                    .toArray(Message[]::new);
            var headers = new FetchProfile();
            headers.add("Subject");
            RECIPIENT_HEADERS.forEach(headers::add);
            headers.add(FetchProfile.Item.FLAGS);
            folder.fetch(found, headers);
            var mails = new ArrayList<UnsubscribeMail>();
            for (Message message : found) {
                mails.add(new UnsubscribeMail(uid(message), tokenCandidates(message)));
            }
            return mails;
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    /// Returns the position after a mail.
    public ReadPosition positionAfter(UnsubscribeMail mail) {
        try {
            return new ReadPosition(folder.getUIDValidity(), mail.uid());
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    /// Moves mails to the folder for processed ones, which is created if necessary.
    public void moveToProcessed(Collection<UnsubscribeMail> mails) {
        try {
            Message[] messages = folder.getMessagesByUID(
                    mails.stream().mapToLong(UnsubscribeMail::uid).toArray());
            Message[] remaining = Arrays.stream(messages)
                    .filter(message -> Optional.ofNullable(message).isPresent())
                    .toArray(Message[]::new);
            if (remaining.length == 0) {
                return;
            }
            Folder done = store.getFolder(config.processedFolder());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            move(remaining, done);
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        try {
            // Expunging would remove mails that other people marked as deleted.
            folder.close(false);
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            // It is closed already.
        }
    }

    /// Moves by RFC 6851, or else copies and deletes. Without RFC 4315 (UIDPLUS) the copied mails are only marked as
    /// deleted, because expunging them would also remove what other people marked.
    private void move(Message[] messages, Folder done) throws MessagingException {
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(messages, done);
            return;
        }
        folder.copyMessages(messages, done);
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            folder.expunge(messages);
        }
    }

    private long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    private static List<String> tokenCandidates(Message message) throws MessagingException {
        if (message.isExpunged() || message.isSet(Flags.Flag.DELETED)) {
            return List.of();
        }
        var words = new ArrayList<String>();
        for (String name : RECIPIENT_HEADERS) {
            Optional.ofNullable(message.getHeader(name)).ifPresent(values -> words.addAll(List.of(values)));
        }
        Optional.ofNullable(message.getHeader("Subject"))
                .ifPresent(values ->
                        Arrays.stream(values).map(ImapMailbox::decoded).forEach(words::add));
        return words;
    }

    private static String decoded(String subject) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(subject));
        } catch (UnsupportedEncodingException e) {
            return subject;
        }
    }

    private static IMAPFolder folder(IMAPStore store, ImapConfig config) throws MessagingException {
        try {
            var folder = (IMAPFolder) store.getFolder(config.folder());
            folder.open(Folder.READ_WRITE);
            return folder;
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(ImapConfig config, Supplier<SocketFactory> tls) {
        String prefix = config.tls() == Tls.IMPLICIT ? "mail.imaps." : "mail.imap.";
        var properties = new Properties();
        // All three timeouts are infinite by default.
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "starttls.enable", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", tls.get());
        return properties;
    }

    private ImapException lost(MessagingException e) {
        return new ImapException(
                "the mailbox " + config.host() + ":" + config.port() + " broke off: "
                        + ConnectionErrorMessage.causeMessage(e)
                        + "; it is tried again by itself, and its settings are unsubscribe_mailbox: in gazette.yaml",
                e);
    }
}
