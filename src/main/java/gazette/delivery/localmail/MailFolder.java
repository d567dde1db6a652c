package gazette.delivery.localmail;

import gazette.config.OwnerOnly;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.subscribers.address.EmailAddress;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/// Stores messages in a folder, one file each, instead of sending them. A message that is sent twice is stored once.
public final class MailFolder implements MailTransport, Inbox {
    private static final String EXTENSION = ".eml";

    private final Path folder;

    /// Creates a mailbox. The folder is created when the first message is stored.
    public MailFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public SendResult send(EnvelopedMessage message, SendPermission permission) {
        try {
            OwnerOnly.createFolder(folder);
            Path draft = Files.createTempFile(folder, "letter", ".new");
            try {
                write(draft, message.message());
                return permission.isGranted()
                        ? keep(draft, message)
                        : new SendResult.NotSent("withheld", Cause.NOT_PERMITTED);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            return new SendResult.NotSent(
                    "the local mailbox " + folder + " cannot be written: " + FailureText.of(e), Cause.RELAY);
        }
    }

    @Override
    public List<ReceivedMail> mails() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .map(MailFolder::read)
                    .sorted(Comparator.comparing(ReceivedMail::date).thenComparing(ReceivedMail::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes the messages to an address.
    ///
    /// @return how many there were
    public int deleteMailsTo(EmailAddress address) {
        List<ReceivedMail> mails = mails().stream()
                .filter(mail -> mail.to().equals(address.normal()))
                .toList();
        for (ReceivedMail mail : mails) {
            try {
                Files.delete(folder.resolve(mail.id() + EXTENSION));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mails.size();
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}

    private SendResult keep(Path draft, EnvelopedMessage message) throws IOException {
        String name = HexFormat.of().formatHex(DigestUtils.sha256(message.message()), 0, 16) + EXTENSION;
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return new SendResult.Accepted(SmtpReply.withoutCode("kept in the local mailbox as " + name));
    }

    private static void write(Path file, byte[] message) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static ReceivedMail read(Path file) {
        try {
            String name = file.getFileName().toString();
            return ReceivedMail.parse(name.substring(0, name.length() - EXTENSION.length()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
