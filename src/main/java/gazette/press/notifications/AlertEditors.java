package gazette.press.notifications;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.dkim.DkimSigner;
import gazette.delivery.mime.CommonHeaders;
import gazette.delivery.mime.HeaderField;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.ScheduleRun;
import gazette.press.composing.LintFailedException;
import gazette.press.workspace.AppContext;
import gazette.render.mail.EditorAlertData;
import gazette.render.mail.EditorAlertData.Kind;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.store.EditorEventTable.Event;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails the editors about problems: runs that failed or were missed, letters that could not be delivered, forms that
/// are asked for too much, a database that seems restored. What cannot be mailed now is tried again at the next call.
public final class AlertEditors {
    private static final Logger LOG = LoggerFactory.getLogger(AlertEditors.class);

    private final AppContext context;

    public AlertEditors(AppContext context) {
        this.context = context;
    }

    /// Mails everything that was not mailed yet.
    public void run() {
        for (ScheduleRun run : context.store().read(tables -> tables.runs().unreported())) {
            // Noted first, so that a publish and a serve do not both tell them.
            if (context.store().write(tables -> tables.runs().markReported(run.id(), now()))
                    && !mail(notice(run), list(run))) {
                context.store().change(tables -> tables.runs().unmarkReported(run.id()));
            }
        }
        for (Event event : context.store().read(tables -> tables.events().unreported())) {
            if (context.store().write(tables -> tables.events().markReported(event.id(), now()))
                    && !mail(notice(event), list(event))) {
                context.store().change(tables -> tables.events().unmarkReported(event.id()));
            }
        }
    }

    private static EditorAlertData notice(ScheduleRun run) {
        Kind kind = run.outcome() == ScheduleRun.Outcome.MISSED ? Kind.MISSED : Kind.FAILED;
        String remedy = "Mend what is named above, then run: gazette publish " + run.schedule();
        if (LintFailedException.isCauseOf(run)) {
            remedy += "; or send it as it is: gazette publish " + run.schedule() + " --despite-errors";
        }
        return new EditorAlertData(kind, run.schedule(), run.slot(), List.of(run.summary()), remedy);
    }

    private static EditorAlertData notice(Event event) {
        Kind kind = Kind.valueOf(event.kind().name());
        return new EditorAlertData(kind, event.about(), event.at(), List.of(event.detail()), remedy(event));
    }

    private static String remedy(Event event) {
        return switch (event.kind()) {
            case RELAY ->
                "Read what the relay says, and mend it there. The letters go on by themselves then, or at once with:"
                        + " gazette issue resume LIST/NUMBER";
            case FORMS ->
                "If that is no rush of new subscribers, shut these networks out at the reverse proxy, or write"
                        + " proof_of_work: 18 under web: in gazette.yaml";
            case ARTICLES ->
                "Mend the file; the next run takes it again unless it went out in another language, and an entry of a"
                        + " feed when its feed changes it. Or send it as it is: gazette publish " + event.about()
                        + " --despite-errors";
            case HOLD ->
                "Nothing is sent meanwhile. Look at the open issues (gazette issue list), cancel those that have gone out"
                        + " already, then run: gazette hold --release";
            case CANARY, LETTERS ->
                "Read the replies: gazette issue show " + event.about() + ". Then retry, resume or cancel it";
        };
    }

    private ListConfig list(ScheduleRun run) {
        return listOfSchedule(run.schedule());
    }

    private ListConfig listOfSchedule(String schedule) {
        return Optional.ofNullable(context.config().schedules().get(schedule))
                .map(ScheduleConfig::list)
                .map(context.config()::list)
                .orElseGet(this::anyList);
    }

    private ListConfig list(Event event) {
        if (event.kind() == EventKind.ARTICLES) {
            return listOfSchedule(event.about());
        }
        String name = event.about().replaceFirst("/[0-9]+$", "");
        return Optional.ofNullable(context.config().lists().get(name)).orElseGet(this::anyList);
    }

    private ListConfig anyList() {
        return context.config().lists().values().iterator().next();
    }

    private boolean mail(EditorAlertData alert, ListConfig list) {
        try (MailTransport transport = context.transport(list)) {
            // The program's own templates: the workspace's may be what failed.
            RenderedMail renderedMail = new MailRenderer(context.ownThemes()).notice(context.site(), "plain", alert);
            boolean mailed = context.config().editors().isEmpty();
            MimeTemplate template = template(list, renderedMail);
            DkimSigner signer = context.dkim(list).signer();
            for (String editor : context.config().editors()) {
                String id = context.keyRing().stableHmac("notice", alert.kind(), alert.about(), alert.when(), editor);
                byte[] letter = signer.signedMessage(template, new RecipientValues("", editor, id, ""));
                SendResult result = transport.send(
                        new EnvelopedMessage(list.mail().from().address(), editor, letter), SendPermission.ALWAYS);
                LOG.info(
                        "told_editor about=\"{}\" reply=\"{}\"",
                        alert.about(),
                        result.reply().text());
                mailed |= !(result instanceof SendResult.NotSent);
            }
            return mailed;
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            // Whatever it was, this stays untold, and the rest is told.
            LOG.warn("editors_not_told about=\"{}\" cause=\"{}\"", alert.about(), FailureText.withPlace(e));
            return false;
        }
    }

    private MimeTemplate template(ListConfig list, RenderedMail renderedMail) {
        var head = new CommonHeaders(
                list.mail().from(),
                Optional.empty(),
                now(),
                List.of(new HeaderField("Auto-Submitted", "auto-generated")));
        return MimeTemplate.of(head, renderedMail, TokenPlaceholder.NONE);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
