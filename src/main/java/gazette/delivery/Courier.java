package gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries letters over one connection. The final dot of a letter is not sent before a commit that holds its intent and
/// the outcome of the letter before it: so a crash leaves at most one letter of this connection in doubt.
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Desk desk;
    private final Carrier carrier;
    private List<Outcome> finished = new ArrayList<>();

    /// What the couriers of a crew share.
    ///
    /// @param letters writes the letter for a dispatch
    /// @param more called when a letter was taken: others may wait for a courier
    record Desk(
            Sorter sorter, Committer committer, Standing standing, Function<Dispatch, Parcel> letters, Runnable more) {}

    Courier(Desk desk, Carrier carrier) {
        this.desk = desk;
        this.carrier = carrier;
    }

    /// Carries until there is nothing to carry.
    void run() throws InterruptedException {
        try {
            Optional<Dispatch> next = desk.sorter().next(this::enter);
            while (next.isPresent()) {
                desk.more().run();
                carry(next.get());
                next = desk.sorter().next(this::enter);
            }
        } finally {
            enter();
        }
    }

    private void carry(Dispatch dispatch) {
        try {
            Receipt receipt = carrier.carry(desk.letters().apply(dispatch), () -> mayGo(dispatch));
            finished.add(new Outcome(dispatch, desk.standing().judge(dispatch, receipt)));
            if (receipt instanceof Receipt.Unknown(String reply)) {
                LOG.warn(
                        "letter_unanswered issue={} reader={} reply=\"{}\"",
                        dispatch.claim().issue(),
                        dispatch.reader(),
                        reply);
            }
            if (receipt instanceof Receipt.Returned(String _, Receipt.Blame blame) && blame == Receipt.Blame.GATE) {
                desk.sorter().refused(dispatch);
            }
        } finally {
            desk.sorter().done(dispatch);
        }
    }

    private boolean mayGo(Dispatch dispatch) {
        boolean granted = desk.committer().enter(finished, dispatch);
        finished = new ArrayList<>();
        return granted;
    }

    private void enter() {
        desk.committer().enter(finished);
        finished = new ArrayList<>();
    }
}
