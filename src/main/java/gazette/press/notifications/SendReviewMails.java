package gazette.press.notifications;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.config.ReviewConfig;
import gazette.config.ReviewConfig.Silence;
import gazette.config.ScheduleConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.mime.CommonHeaders;
import gazette.delivery.mime.HeaderField;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.IssueReview;
import gazette.issues.ReviewChange;
import gazette.issues.ReviewMail;
import gazette.issues.ReviewedIssue;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ReviewedIssueJson;
import gazette.press.workspace.ScheduleCalendar;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import gazette.render.mail.ReviewMailData;
import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the mails to those who review issues. What a relay does not take now is tried again until it no longer
/// matters: a mail that asks ends with the slot.
public final class SendReviewMails {
    private static final Logger LOG = LoggerFactory.getLogger(SendReviewMails.class);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int SOON_ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofDays(3);

    private final AppContext context;
    private final BooleanSupplier stopped;

    /// Makes a sender.
    ///
    /// @param stopped checked before each mail
    public SendReviewMails(AppContext context, BooleanSupplier stopped) {
        this.context = context;
        this.stopped = stopped;
    }

    /// Sends what is due.
    public void run() {
        if (!areDue() || new RestoredDatabaseGuard(context).holdReason().isPresent()) {
            return;
        }
        Optional<ReviewMail> mail = claim();
        while (mail.isPresent()) {
            send(mail.get());
            mail = claim();
        }
    }

    private boolean areDue() {
        Instant now = now();
        return context.store().read(tables -> tables.reviewMails().areDue(now));
    }

    private Optional<ReviewMail> claim() {
        Instant now = now();
        return stopped.getAsBoolean()
                ? Optional.empty()
                : context.store().write(tables -> tables.reviewMails().claim(now));
    }

    private void send(ReviewMail mail) {
        try {
            Optional<ReviewMailData> data = data(mail);
            if (data.isEmpty()) {
                end(mail, "nobody waits for it any more");
                return;
            }
            settle(mail, send(mail, data.get()));
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            LOG.warn("review_mail_failed review={} cause=\"{}\"", mail.review(), FailureText.withPlace(e));
            postpone(mail, FailureText.of(e));
        }
    }

    private void settle(ReviewMail mail, SendResult result) {
        String reply = result.reply().text();
        switch (result) {
            case SendResult.Accepted _, SendResult.Failed _, SendResult.Unconfirmed _ -> end(mail, reply);
            case SendResult.Deferred _, SendResult.NotSent _ -> postpone(mail, reply);
        }
    }

    private void end(ReviewMail mail, String reply) {
        context.store().change(tables -> tables.reviewMails().end(mail, reply, now()));
        LOG.info("review_mail review={} kind={} reply=\"{}\"", mail.review(), mail.kind(), reply);
    }

    private void postpone(ReviewMail mail, String reply) {
        Instant next = now().plus(mail.attempts() < SOON_ATTEMPTS ? SOON : LATER);
        context.store().change(tables -> tables.reviewMails().postpone(mail, reply, next, now()));
        LOG.warn("review_mail_waits review={} kind={} reply=\"{}\"", mail.review(), mail.kind(), reply);
    }

    /// Returns what a mail says; empty if that no longer matters.
    private Optional<ReviewMailData> data(ReviewMail mail) {
        return context.store().read(tables -> {
            Optional<IssueReview> review = tables.reviews().find(mail.review());
            Optional<ScheduleConfig> schedule = review.flatMap(
                    found -> Optional.ofNullable(context.config().schedules().get(found.schedule())));
            Optional<ReviewedIssue> issue =
                    tables.reviews().showing(mail.review(), mail.hash()).map(ReviewedIssueJson::read);
            if (review.isEmpty() || schedule.isEmpty() || issue.isEmpty() || isOver(mail, review.get())) {
                return Optional.empty();
            }
            boolean rests = mail.kind() == ReviewMail.Kind.ASK
                    && ScheduleCalendar.of(schedule.get(), tables)
                            .reasonAgainst(review.get().slot())
                            .isPresent();
            List<ReviewChange> changes = tables.reviews()
                    .showing(mail.review(), mail.before())
                    .map(ReviewedIssueJson::read)
                    .map(before -> ReviewChange.between(before, issue.get()))
                    .orElse(List.of());
            return rests
                    ? Optional.empty()
                    : Optional.of(data(mail, review.get(), schedule.get(), issue.get(), changes));
        });
    }

    private boolean isOver(ReviewMail mail, IssueReview review) {
        Instant now = now();
        return mail.kind() == ReviewMail.Kind.ASK
                ? !review.isPending()
                        || !review.slot().isAfter(now)
                        || !mail.hash().equals(review.askedHash())
                : review.slot().plus(LONGEST).isBefore(now);
    }

    private ReviewMailData data(
            ReviewMail mail,
            IssueReview review,
            ScheduleConfig schedule,
            ReviewedIssue issue,
            List<ReviewChange> changes) {
        return new ReviewMailData(
                mail.kind(),
                review,
                schedule.timing().zone(),
                schedule.review().map(ReviewConfig::silence).orElse(Silence.SEND),
                issue,
                changes,
                context.site().absolute("/desk/reviews/" + review.id()));
    }

    /// Sends a mail by the first relay of its list that works.
    private SendResult send(ReviewMail mail, ReviewMailData data) {
        ListConfig list = context.config()
                .list(context.config().schedule(data.review().schedule()).list());
        RenderedMail rendered = new MailRenderer(context.ownThemes()).review(context.site(), "plain", data);
        MimeTemplate template = template(list, rendered);
        String id = context.keyRing().stableHmac("review", mail.review(), mail.kind(), mail.hash(), mail.address());
        byte[] letter =
                context.dkim(list).signer().signedMessage(template, new RecipientValues("", mail.address(), id, ""));
        List<RelayConfig> relays = context.config().mail().relaysOf(list);
        if (relays.isEmpty()) {
            return send(list, mail.address(), letter, Optional.empty());
        }
        SendResult result = new SendResult.NotSent("no relay", SendResult.Cause.RELAY);
        for (RelayConfig relay : relays) {
            result = send(list, mail.address(), letter, Optional.of(relay));
            if (!(result instanceof SendResult.NotSent)) {
                return result;
            }
        }
        return result;
    }

    private SendResult send(ListConfig list, String to, byte[] letter, Optional<RelayConfig> relay) {
        String from = relay.flatMap(there -> there.returnPath().address())
                .orElse(list.mail().from().address());
        try (MailTransport transport = context.transport(relay)) {
            return transport.send(new EnvelopedMessage(from, to, letter), SendPermission.ALWAYS);
        }
    }

    private MimeTemplate template(ListConfig list, RenderedMail rendered) {
        var head = new CommonHeaders(
                list.mail().from(),
                Optional.empty(),
                now(),
                List.of(new HeaderField("Auto-Submitted", "auto-generated")));
        return MimeTemplate.of(head, rendered, TokenPlaceholder.NONE);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
