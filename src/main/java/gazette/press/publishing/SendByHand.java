package gazette.press.publishing;

import gazette.accounts.AuditEntry;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.smtp.RelayException;
import gazette.issues.Reason;
import gazette.issues.ScheduleRun.Occasion;
import gazette.press.composing.LintFailedException;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.picking.PickIssueArticles;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PickAndCompose.Composition;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.sending.FreezeRecipients;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.sending.UndoIssue;
import gazette.press.workspace.AppContext;
import gazette.render.RenderException;
import gazette.store.SendOrderTable.SendOrder;
import gazette.store.Tables;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a schedule's issue because an editor agreed to what [PrepareSend] showed. It is saved only if its letters and
/// its recipients are still the same, and can be undone for a minute with [gazette.press.sending.UndoIssue]. Then
/// whoever sends freezes its recipients and sends it.
///
/// Nothing is asked for on the web: what a feed has brought since was not shown.
public final class SendByHand {
    /// How long it may be undone.
    public static final Duration UNDO = UndoIssue.LONGEST;

    private static final Logger LOG = LoggerFactory.getLogger(SendByHand.class);

    /// The date of letters is the moment when they were shown, unless that was longer ago.
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final ListConfig list;

    public SendByHand(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.list = context.config().list(schedule.list());
    }

    /// Holds what an editor agreed to.
    ///
    /// @param token of the form, which no other form has
    /// @param fingerprint of what it showed
    /// @param shownAt the moment for which that was composed
    /// @param account who agreed
    /// @param network from where, as records keep it
    public record Order(String token, String fingerprint, Instant shownAt, String account, String network) {}

    /// Says what became of an order.
    public sealed interface Result {
        /// Its issue is saved, by this order or because the form was submitted before.
        record Sent(SendOrder order) implements Result {}

        /// Nothing was sent, because the letters or the recipients are no longer what was shown.
        record Changed() implements Result {}

        /// Nothing was sent, because it cannot be.
        ///
        /// @param why in words for the editor
        record Refused(String why) implements Result {}
    }

    /// Holds an issue with the reasons for its articles.
    private record Ready(ComposedIssue composed, LeftOut leftOut, List<Reason> reasons) {}

    /// Sends it.
    public Result run(Order order) {
        Optional<SendOrder> before =
                context.store().read(tables -> tables.sendOrders().find(order.token()));
        if (before.isPresent()) {
            return new Result.Sent(before.get());
        }
        try {
            context.requireLinkKeys();
            Optional<String> hold = new RestoredDatabaseGuard(context).holdReason();
            return hold.<Result>map(Result.Refused::new).orElseGet(() -> send(order));
        } catch (LintFailedException | RenderException | RelayException | InvalidSubscribersException e) {
            LOG.warn("not_sent schedule={} cause=\"{}\"", schedule.name(), FailureText.of(e));
            return new Result.Refused(FailureText.whole(e));
        }
    }

    private Result send(Order order) {
        Instant now = context.clock().instant();
        if (order.shownAt().isAfter(now) || order.shownAt().isBefore(now.minus(LONGEST))) {
            return new Result.Changed();
        }
        IngestForRun.Ingested ingested = new IngestForRun(context, list).offline();
        // Whom the issue before has served is known only then.
        new FreezeRecipients(context).finishList(list.name());
        Optional<Ready> shown = compose(order.shownAt(), ingested);
        if (shown.isEmpty() || !isAgreed(order, shown.get())) {
            return new Result.Changed();
        }
        boolean isFresh = order.shownAt().isAfter(now.minus(FRESH));
        Optional<Ready> issue = isFresh
                ? shown
                : compose(now, ingested)
                        .filter(later -> isLike(later.composed(), shown.get().composed()));
        return issue.map(ready -> save(order, ready)).orElseGet(Result.Changed::new);
    }

    private static boolean isAgreed(Order order, Ready ready) {
        return IssueFingerprint.of(ready.composed()).equals(order.fingerprint());
    }

    /// Returns whether an issue differs in its date only: an article whose time has come since was not shown.
    private static boolean isLike(ComposedIssue later, ComposedIssue shown) {
        return VariantRecipients.of(later.rendered()).equals(VariantRecipients.of(shown.rendered()))
                && articles(later).equals(articles(shown));
    }

    private static List<List<Long>> articles(ComposedIssue composed) {
        return composed.rendered().variants().stream()
                .map(variant -> variant.articles())
                .toList();
    }

    /// Composes and checks it; empty if there is nothing to send, or nobody would see it.
    private Optional<Ready> compose(Instant at, IngestForRun.Ingested ingested) {
        AppContext then = context.at(() -> at);
        Composition composition = new PickAndCompose(
                        then,
                        schedule,
                        OnErrors.STOP,
                        excluded -> PickIssueArticles.pickWithGroups(then, schedule, excluded, Set.of()))
                .run();
        var recipients = new CheckRecipients(context, schedule);
        return composition
                .issue()
                .filter(composed -> !recipients.keepsBack(composed))
                .map(composed -> {
                    List<Reason> reasons = new ArrayList<>(ingested.reasonsBeside(composition.reasons()));
                    reasons.addAll(composition.reasons());
                    reasons.addAll(recipients.run(composed, ingested.badRow()));
                    reasons.addAll(new CheckIssue(context, list).run(composed));
                    return new Ready(composed, composition.leftOut(), reasons);
                });
    }

    private Result save(Order order, Ready ready) {
        var saver = new SaveIssue(context, schedule);
        Result result = context.store().write(tables -> {
            Optional<SendOrder> before = tables.sendOrders().find(order.token());
            if (before.isPresent()) {
                return new Result.Sent(before.get());
            }
            return saver.isOutdated(ready.composed(), tables)
                    ? new Result.Changed()
                    : new Result.Sent(save(order, ready, saver, tables));
        });
        if (result instanceof Result.Sent(SendOrder sent)) {
            LOG.info("sent_by_hand issue={} undoable_until={}", sent.issueName(), sent.undoUntil());
        }
        return result;
    }

    private SendOrder save(Order order, Ready ready, SaveIssue saver, Tables tables) {
        Instant now = context.clock().instant();
        Instant until = now.plus(UNDO);
        long run = startRun(now, tables);
        long issue = saver.save(run, ready.composed(), ready.leftOut(), ready.reasons(), tables);
        tables.undo().begin(issue, until);
        String name = schedule.list() + "/" + ready.composed().choice().number();
        var sent = new SendOrder(
                order.token(), schedule.name(), issue, name, run, order.account(), now, until, Optional.empty(), "");
        tables.sendOrders().add(sent);
        tables.events().addAuditEntry("send", name, "by " + order.account(), now);
        String letters = ready.composed().rendered().recipients() + " letters, undoable until " + until;
        tables.audit()
                .append(
                        now,
                        new AuditEntry(
                                order.account(),
                                order.network(),
                                "issue.send",
                                name,
                                Optional.empty(),
                                Optional.of(letters)));
        return sent;
    }

    /// Returns a run for this moment. If the schedule has one, it gets the next moment.
    private long startRun(Instant now, Tables tables) {
        Instant slot = now;
        Optional<Long> run = tables.runs().start(schedule.name(), slot, Occasion.MANUAL, now);
        while (run.isEmpty()) {
            slot = slot.plusMillis(1);
            run = tables.runs().start(schedule.name(), slot, Occasion.MANUAL, now);
        }
        return run.get();
    }
}
