package gazette.store;

import gazette.delivery.Dispatch;
import gazette.delivery.Outbox;
import gazette.delivery.Outcome;
import java.time.InstantSource;
import java.util.List;

/// The ledger of one issue as its courier reaches it: each turn is one durable transaction.
public final class Ledger implements Outbox {
    private static final int CHUNK = 200;

    private final Store store;
    private final long issue;
    private final InstantSource clock;

    public Ledger(Store store, long issue, InstantSource clock) {
        this.store = store;
        this.issue = issue;
        this.clock = clock;
    }

    @Override
    public List<Dispatch> claim() {
        return store.write(tables -> tables.deliveries().claim(issue, CHUNK, clock.instant()));
    }

    @Override
    public List<Dispatch> turn(List<Outcome> outcomes, List<Dispatch> intents) {
        if (outcomes.isEmpty() && intents.isEmpty()) {
            return List.of();
        }
        return store.write(tables -> {
            tables.deliveries().record(outcomes, clock.instant());
            return tables.deliveries().intend(intents, clock.instant());
        });
    }

    @Override
    public void release(List<Dispatch> dispatches) {
        store.change(tables -> tables.deliveries().release(dispatches, clock.instant()));
    }
}
