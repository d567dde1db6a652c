package gazette.press;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Carrier;
import gazette.delivery.HeaderField;
import gazette.delivery.Letter;
import gazette.delivery.LetterWriter;
import gazette.delivery.Receipt;
import gazette.issues.Run;
import gazette.render.Edition;
import gazette.render.Mails;
import gazette.render.Notice;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails the editors about runs that failed or were missed. What cannot be mailed now is tried again at the next call.
public final class TellEditors {
    private static final Logger LOG = LoggerFactory.getLogger(TellEditors.class);

    private final Newsroom newsroom;

    public TellEditors(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Tells them of every run they were not told of.
    public void run() {
        List<Run> untold = newsroom.store().read(tables -> tables.runs().untold());
        for (Run run : untold) {
            // Noted first, so that a publish and a serve do not both tell them.
            if (newsroom.store()
                            .write(tables -> tables.runs()
                                    .tell(run.id(), newsroom.clock().instant()))
                    && !tell(run)) {
                newsroom.store().change(tables -> tables.runs().untell(run.id()));
            }
        }
    }

    private boolean tell(Run run) {
        ListConfig list = Optional.ofNullable(newsroom.config().schedules().get(run.schedule()))
                .map(ScheduleConfig::list)
                .map(newsroom.config()::list)
                .orElseGet(() -> newsroom.config().lists().values().iterator().next());
        try (Carrier carrier = newsroom.carrier(list)) {
            Edition edition = edition(run);
            for (String editor : newsroom.config().editors()) {
                Receipt receipt = carrier.carry(list.from().address(), editor, letter(run, list, editor, edition));
                LOG.info("told_editor run={} reply=\"{}\"", run.id(), receipt.reply());
            }
            return true;
        } catch (RuntimeException e) {
            // Whatever it was, this run stays untold, and the others are told.
            LOG.warn("editors_not_told run={} cause=\"{}\"", run.id(), e.getMessage());
            return false;
        }
    }

    private Edition edition(Run run) {
        boolean missed = run.outcome() == Run.Outcome.MISSED;
        String remedy = "Mend what is named above, then run: gazette publish " + run.schedule();
        var notice = new Notice(run.schedule(), missed, run.slot(), List.of(run.summary()), remedy);
        // The program's own templates: the workspace's may be what failed.
        return new Mails(newsroom.ownThemes()).notice(newsroom.site(), "plain", notice);
    }

    private byte[] letter(Run run, ListConfig list, String editor, Edition edition) {
        String id = newsroom.key().code("notice", run.id(), run.outcome(), editor);
        return LetterWriter.write(new Letter(
                list.from(),
                "",
                editor,
                Optional.empty(),
                edition.subject(),
                edition.text(),
                edition.html(),
                id + "@" + list.from().domain(),
                newsroom.clock().instant(),
                List.of(new HeaderField("Auto-Submitted", "auto-generated"))));
    }
}
