package gazette.exam;

import gazette.FaultySmtpServer.Entry;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.press.sending.SendingInterceptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/// Notes what Gazette sends: the bytes of each letter, and what became of it.
final class SentLetters implements SendingInterceptor {
    /// The hashes of what each recipient was sent: one each, however often it was tried.
    private final Map<String, Set<String>> hashes = new ConcurrentHashMap<>();

    /// Whose letter may have arrived although Gazette got no reply.
    final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

    /// Whose letter the server took.
    final List<String> accepted = Collections.synchronizedList(new ArrayList<>());

    /// What the server said when a letter was not sent, for a reason that lies outside of it.
    final List<String> notSent = Collections.synchronizedList(new ArrayList<>());

    /// Returns whether a letter that arrived has the bytes that its recipient was sent.
    boolean isRight(Entry arrived) {
        return hashes.getOrDefault(arrived.recipient(), Set.of()).equals(Set.of(arrived.hash()));
    }

    @Override
    public MailTransport carrier(MailTransport connection) {
        return new MailTransport() {
            @Override
            public SendResult send(EnvelopedMessage message, SendPermission permission) {
                hashes.computeIfAbsent(message.to(), to -> ConcurrentHashMap.newKeySet())
                        .add(DigestUtils.sha256Hex(message.message()));
                SendResult result = connection.send(message, permission);
                note(message.to(), result);
                return result;
            }

            @Override
            public void abort() {
                connection.abort();
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    private void note(String to, SendResult result) {
        switch (result) {
            case SendResult.Accepted _ -> accepted.add(to);
            case SendResult.Unconfirmed _ -> unconfirmed.add(to);
            case SendResult.NotSent sent -> notSent.add(sent.reply().text());
            case SendResult.Deferred _, SendResult.Failed _ -> {}
        }
    }
}
