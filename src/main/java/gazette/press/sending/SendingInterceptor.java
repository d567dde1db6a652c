package gazette.press.sending;

import gazette.delivery.MailTransport;
import gazette.delivery.queue.Outbox;

/// Lets a benchmark observe the parts of sending.
public interface SendingInterceptor {
    /// Observes nothing.
    SendingInterceptor NONE = new SendingInterceptor() {};

    /// Returns what workers use as the outbox.
    default Outbox outbox(Outbox ledger) {
        return ledger;
    }

    /// Returns what workers use as the connection.
    default MailTransport carrier(MailTransport connection) {
        return connection;
    }
}
