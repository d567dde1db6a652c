package gazette.press;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Addressee;
import gazette.delivery.Carrier;
import gazette.delivery.Gate;
import gazette.delivery.Parcel;
import gazette.delivery.Plate;
import gazette.delivery.Receipt;
import gazette.delivery.TokenSlot;
import gazette.issues.Issue;
import gazette.issues.Selection;
import gazette.render.Edition;
import java.time.Instant;
import java.util.Optional;

/// Sends one `[Test]` letter to any address. Nothing is entered in the ledger, and its unsubscribe link leaves nothing.
public final class SendTest {
    private final Newsroom newsroom;

    public SendTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Sends what a schedule would send next; empty if it has nothing new.
    public Optional<Receipt> next(ScheduleConfig schedule, String address) {
        GatherSources.run(newsroom);
        Selection selection = PickNext.from(newsroom, schedule);
        if (selection.picked().isEmpty()) {
            return Optional.empty();
        }
        ListConfig list = newsroom.config().list(schedule.list());
        long number = newsroom.store()
                .read(tables -> tables.issues()
                        .nextNumber(tables.lists().find(list.name()).orElseThrow()));
        var proof = new SetIssue(newsroom.config(), newsroom.themes(), schedule)
                .set(number, selection.picked(), newsroom.clock().instant(), unsubscribe());
        return Optional.of(send(list, proof.edition(), address));
    }

    /// Sends an issue as it looks now, under a schedule's theme.
    public Receipt issue(Issue issue, ScheduleConfig schedule, String address) {
        var proof = new SetIssue(newsroom.config(), newsroom.themes(), schedule).proof(issue, unsubscribe());
        return send(newsroom.config().list(schedule.list()), proof.edition(), address);
    }

    private Receipt send(ListConfig list, Edition edition, String address) {
        Instant now = newsroom.clock().instant();
        var test = new Edition("[Test] " + edition.subject(), edition.preheader(), edition.html(), edition.text());
        Plate plate = new EngravePlate(list, list.name() + "-test", now, newsroom.enclosing())
                .of(test, unsubscribe(), TokenSlot.NONE);
        var reader = new Addressee("", address, newsroom.key().code("test", address, now), "");
        byte[] letter = newsroom.dkim(list).signer().letter(plate, reader);
        try (Carrier carrier = newsroom.carrier(list)) {
            return carrier.carry(new Parcel(list.from().address(), address, letter), Gate.OPEN);
        }
    }

    private String unsubscribe() {
        return newsroom.site().absolute("/u/test");
    }
}
