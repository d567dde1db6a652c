package gazette.delivery.imap;

import gazette.config.ImapConfig;
import gazette.config.RelayConfig.Tls;
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

/// An open mailbox on an IMAP server (RFC 9051). It looks at headers only and marks nothing as read, so that people who
/// share the mailbox find their mail as it was.
public final class ImapMailbox implements AutoCloseable {
    private static final String MILLIS = "20000";
    /// Where servers say whom a mail was delivered to, whatever its `To` says.
    private static final List<String> ADDRESSED =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "Resent-To");
    /// So many mails at once.
    private static final int MOST = 500;

    private final ImapConfig config;
    private final IMAPStore store;
    private final IMAPFolder folder;

    /// How far a folder has been read: its mails have numbers that grow, as long as its validity stays the same
    /// (RFC 9051 section 2.3.1.1).
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
            throw new ImapException("the mailbox " + where + " cannot be used: " + cause(e), e);
        }
    }

    /// Mails that came after a mark, the oldest first, as many as are read at once.
    public List<UnsubscribeMail> after(ReadPosition mark) {
        try {
            long from = mark.validity() == folder.getUIDValidity() ? mark.uid() + 1 : 1;
            // A range that begins behind the last mail yields that one (RFC 9051 section 6.4.9).
            Message[] found = Arrays.stream(folder.getMessagesByUID(from, UIDFolder.LASTUID))
                    .filter(message -> uid(message) >= from)
                    .limit(MOST)
                    .toArray(Message[]::new);
            var headers = new FetchProfile();
            headers.add("Subject");
            ADDRESSED.forEach(headers::add);
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

    /// The mark behind a mail.
    public ReadPosition positionAfter(UnsubscribeMail mail) {
        try {
            return new ReadPosition(folder.getUIDValidity(), mail.uid());
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    /// Puts mails away that were dealt with.
    public void moveToProcessed(Collection<UnsubscribeMail> mails) {
        try {
            Message[] messages = folder.getMessagesByUID(
                    mails.stream().mapToLong(UnsubscribeMail::uid).toArray());
            Message[] there = Arrays.stream(messages)
                    .filter(message -> Optional.ofNullable(message).isPresent())
                    .toArray(Message[]::new);
            if (there.length == 0) {
                return;
            }
            Folder done = store.getFolder(config.processedFolder());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            move(there, done);
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        try {
            // Expunging would remove what others only marked.
            folder.close(false);
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            // It is gone already.
        }
    }

    /// RFC 6851, or what it replaces. Without RFC 4315, only others' mails could be removed along with ours.
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
        for (String name : ADDRESSED) {
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
        // All three are infinite by default.
        properties.put(prefix + "connectiontimeout", MILLIS);
        properties.put(prefix + "timeout", MILLIS);
        properties.put(prefix + "writetimeout", MILLIS);
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "starttls.enable", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", tls.get());
        return properties;
    }

    private ImapException lost(MessagingException e) {
        return new ImapException("the mailbox " + config.host() + ":" + config.port() + " fails: " + cause(e), e);
    }

    private static String cause(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage()).orElse(root.toString());
    }
}
