package gazette.press;

import gazette.delivery.Carrier;
import gazette.delivery.Outbox;

/// Lets a measurement stand between the parts of sending.
public interface Instruments {
    /// None.
    Instruments NONE = new Instruments() {};

    /// What couriers take for the ledger.
    default Outbox outbox(Outbox ledger) {
        return ledger;
    }

    /// What couriers take for a connection.
    default Carrier carrier(Carrier connection) {
        return connection;
    }
}
