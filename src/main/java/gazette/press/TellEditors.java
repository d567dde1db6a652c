package gazette.press;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Addressee;
import gazette.delivery.Carrier;
import gazette.delivery.Gate;
import gazette.delivery.HeaderField;
import gazette.delivery.Letterhead;
import gazette.delivery.Parcel;
import gazette.delivery.Plate;
import gazette.delivery.Receipt;
import gazette.delivery.Signer;
import gazette.delivery.TokenSlot;
import gazette.issues.Run;
import gazette.render.Edition;
import gazette.render.Mails;
import gazette.render.Notice;
import gazette.render.Notice.Kind;
import gazette.store.EventTable.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails the editors about what did not go as planned: runs that failed or were missed, and what happened on the way to
/// readers. What cannot be mailed now is tried again at the next call.
public final class TellEditors {
    private static final Logger LOG = LoggerFactory.getLogger(TellEditors.class);

    private final Newsroom newsroom;

    public TellEditors(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Tells them of everything they were not told of.
    public void run() {
        for (Run run : newsroom.store().read(tables -> tables.runs().untold())) {
            // Noted first, so that a publish and a serve do not both tell them.
            if (newsroom.store().write(tables -> tables.runs().tell(run.id(), now()))
                    && !tell(notice(run), list(run))) {
                newsroom.store().change(tables -> tables.runs().untell(run.id()));
            }
        }
        for (Event event : newsroom.store().read(tables -> tables.events().untold())) {
            if (newsroom.store().write(tables -> tables.events().tell(event.id(), now()))
                    && !tell(notice(event), list(event))) {
                newsroom.store().change(tables -> tables.events().untell(event.id()));
            }
        }
    }

    private static Notice notice(Run run) {
        Kind kind = run.outcome() == Run.Outcome.MISSED ? Kind.MISSED : Kind.FAILED;
        String remedy = "Mend what is named above, then run: gazette publish " + run.schedule();
        if (ProofFault.stopped(run)) {
            remedy += "; or send it as it is: gazette publish " + run.schedule() + " --despite-errors";
        }
        return new Notice(kind, run.schedule(), run.slot(), List.of(run.summary()), remedy);
    }

    private static Notice notice(Event event) {
        Kind kind = Kind.valueOf(event.kind().toUpperCase(Locale.ROOT));
        String remedy = kind == Kind.RELAY
                ? "Read what the relay says, mend it there, and see that the letters go on: gazette issue list"
                : "Read the replies: gazette issue show " + event.about() + ". Then retry, resume or cancel it";
        return new Notice(kind, event.about(), event.at(), List.of(event.detail()), remedy);
    }

    private ListConfig list(Run run) {
        return Optional.ofNullable(newsroom.config().schedules().get(run.schedule()))
                .map(ScheduleConfig::list)
                .map(newsroom.config()::list)
                .orElseGet(this::anyList);
    }

    private ListConfig list(Event event) {
        String name = event.about().replaceFirst("/[0-9]+$", "");
        return Optional.ofNullable(newsroom.config().lists().get(name)).orElseGet(this::anyList);
    }

    private ListConfig anyList() {
        return newsroom.config().lists().values().iterator().next();
    }

    private boolean tell(Notice notice, ListConfig list) {
        try (Carrier carrier = newsroom.carrier(list)) {
            // The program's own templates: the workspace's may be what failed.
            Edition edition = new Mails(newsroom.ownThemes()).notice(newsroom.site(), "plain", notice);
            boolean told = newsroom.config().editors().isEmpty();
            Plate plate = plate(list, edition);
            Signer signer = newsroom.dkim(list).signer();
            for (String editor : newsroom.config().editors()) {
                String id = newsroom.key().code("notice", notice.kind(), notice.about(), notice.when(), editor);
                byte[] letter = signer.letter(plate, new Addressee("", editor, id, ""));
                Receipt receipt = carrier.carry(new Parcel(list.from().address(), editor, letter), Gate.OPEN);
                LOG.info("told_editor about=\"{}\" reply=\"{}\"", notice.about(), receipt.reply());
                told |= !(receipt instanceof Receipt.Returned);
            }
            return told;
        } catch (RuntimeException e) {
            // Whatever it was, this stays untold, and the rest is told.
            LOG.warn("editors_not_told about=\"{}\" cause=\"{}\"", notice.about(), e.getMessage());
            return false;
        }
    }

    private Plate plate(ListConfig list, Edition edition) {
        var head = new Letterhead(
                list.from(), Optional.empty(), now(), List.of(new HeaderField("Auto-Submitted", "auto-generated")));
        return Plate.of(head, edition, TokenSlot.NONE);
    }

    private Instant now() {
        return newsroom.clock().instant();
    }
}
