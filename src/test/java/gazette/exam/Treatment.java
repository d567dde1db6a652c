package gazette.exam;

import gazette.issues.DeliveryState;

/// What a mail server does with the letter to a subscriber. The beginning of the address says it.
enum Treatment {
    ACCEPTED("r", DeliveryState.ACCEPTED),
    UNKNOWN_AT_RCPT("unknown", DeliveryState.FAILED),
    LATER_AT_RCPT("grey", DeliveryState.ACCEPTED),
    NEVER_AT_RCPT("full", DeliveryState.EXPIRED),
    REFUSED_AT_DOT("spam", DeliveryState.FAILED),
    LATER_AT_DOT("busy", DeliveryState.ACCEPTED);

    final String prefix;

    /// How the letter ends in the ledger.
    final DeliveryState end;

    Treatment(String prefix, DeliveryState end) {
        this.prefix = prefix;
        this.end = end;
    }

    /// Returns whether the letter waits as long as the server is not lenient.
    boolean isDeferred() {
        return this == LATER_AT_RCPT || this == NEVER_AT_RCPT || this == LATER_AT_DOT;
    }
}
