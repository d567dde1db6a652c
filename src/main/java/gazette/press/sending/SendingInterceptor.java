package gazette.press.sending;

import gazette.delivery.MailTransport;
import gazette.delivery.queue.Outbox;

/// Lets a measurement stand between the parts of sending.
public interface SendingInterceptor {
    /// None.
    SendingInterceptor NONE = new SendingInterceptor() {};

    /// What couriers take for the ledger.
    default Outbox outbox(Outbox ledger) {
        return ledger;
    }

    /// What couriers take for a connection.
    default MailTransport carrier(MailTransport connection) {
        return connection;
    }
}
