package gazette.bench;

import gazette.delivery.Carrier;
import gazette.delivery.Claim;
import gazette.delivery.Dispatch;
import gazette.delivery.Gate;
import gazette.delivery.Outbox;
import gazette.delivery.Outcome;
import gazette.delivery.Parcel;
import gazette.delivery.Receipt;
import gazette.delivery.Share;
import gazette.press.Instruments;
import java.util.List;
import java.util.Set;

/// Takes the time of each letter and of each commit.
final class Meter implements Instruments {
    private final Times letters = new Times();
    private final Times commits = new Times();
    private volatile boolean ledger = true;

    /// Whether an account is kept of each letter from now on; without, it is seen what keeping it costs.
    void keepsLedger(boolean kept) {
        ledger = kept;
    }

    Times letters() {
        return letters;
    }

    Times commits() {
        return commits;
    }

    @Override
    public Outbox outbox(Outbox real) {
        return new Outbox() {
            @Override
            public List<Dispatch> claim(Share share, int most) {
                return real.claim(share, most);
            }

            @Override
            public Set<Dispatch> turn(List<Outcome> outcomes, List<Dispatch> intents) {
                if (!ledger) {
                    return Set.copyOf(intents);
                }
                long began = System.nanoTime();
                Set<Dispatch> granted = real.turn(outcomes, intents);
                commits.add(System.nanoTime() - began);
                return granted;
            }

            @Override
            public boolean stands(Claim claim) {
                return real.stands(claim);
            }

            @Override
            public void giveBack(List<Dispatch> dispatches) {
                real.giveBack(dispatches);
            }
        };
    }

    @Override
    public Carrier carrier(Carrier real) {
        return new Carrier() {
            @Override
            public Receipt carry(Parcel parcel, Gate gate) {
                long began = System.nanoTime();
                Receipt receipt = real.carry(parcel, gate);
                letters.add(System.nanoTime() - began);
                return receipt;
            }

            @Override
            public void abort() {
                real.abort();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }
}
