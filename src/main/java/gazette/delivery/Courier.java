package gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Carries letters from the outbox. No letter goes out before its intent is durable, and the next one not before its
/// outcome is: so a crash leaves at most one letter in doubt.
public final class Courier {
    private final Outbox outbox;
    private final Carrier carrier;
    private final Function<Dispatch, Parcel> letters;
    private final BooleanSupplier stopped;

    /// A letter, ready to go.
    ///
    /// @param returnPath the envelope's sender
    public record Parcel(String returnPath, byte[] message) {}

    /// A courier.
    ///
    /// @param letters writes the letter for a dispatch
    /// @param stopped asked before each letter
    public Courier(Outbox outbox, Carrier carrier, Function<Dispatch, Parcel> letters, BooleanSupplier stopped) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.letters = letters;
        this.stopped = stopped;
    }

    /// Carries what is due, until nothing is or it is stopped.
    ///
    /// @throws RelayFault if the relay cannot be used; what was claimed is given back
    public void run() {
        while (!stopped.getAsBoolean()) {
            List<Dispatch> claimed = outbox.claim();
            if (claimed.isEmpty()) {
                return;
            }
            carry(claimed);
        }
    }

    private void carry(List<Dispatch> claimed) {
        var waiting = new ArrayList<>(claimed);
        List<Outcome> finished = List.of();
        try {
            while (!waiting.isEmpty() && !stopped.getAsBoolean()) {
                List<Dispatch> granted = outbox.turn(finished, List.of(waiting.getFirst()));
                finished = List.of();
                if (granted.isEmpty()) {
                    waiting.removeFirst();
                    continue;
                }
                finished = List.of(carry(granted.getFirst()));
                waiting.removeFirst();
            }
        } finally {
            outbox.turn(finished, List.of());
            outbox.release(waiting);
        }
    }

    private Outcome carry(Dispatch dispatch) {
        Parcel parcel = letters.apply(dispatch);
        return new Outcome(dispatch, carrier.carry(parcel.returnPath(), dispatch.address(), parcel.message()));
    }
}
