package gazette.press.membership;

import gazette.press.workspace.AppContext;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;

/// Counts a request of a form that is answered without a mail, such as one that its sender must send once more.
public final class RecordFormRequest {
    private final AppContext context;

    public RecordFormRequest(AppContext context) {
        this.context = context;
    }

    /// Counts it against the limits of its network.
    public void run(EmailAddress address, ClientNetwork network) {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            var limits = new RequestedMailLimits(context.keyRing(), tables, now);
            if (limits.allowsNetwork(network)) {
                limits.record(network, address, false);
            }
        });
    }
}
