package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.delivery.RelayPause;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.sending.SendWait.Kind;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSampleTable.Sample;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads how far an issue is, in one transaction and from counts that are kept, so that it may be asked every second.
public final class ReadProgress {
    private final AppContext context;

    public ReadProgress(AppContext context) {
        this.context = context;
    }

    /// Returns how far an issue is; empty if there is none, for instance because it was undone.
    public Optional<IssueProgress> of(long issue) {
        Instant now = context.clock().instant();
        Optional<String> hold = new RestoredDatabaseGuard(context).holdReason();
        return context.store()
                .read(tables -> tables.sending().findById(issue).map(found -> progress(found, hold, now, tables)));
    }

    private IssueProgress progress(SendingIssue issue, Optional<String> hold, Instant now, Tables tables) {
        Map<DeliveryState, Long> letters = tables.deliveryCounts().of(issue.id());
        Optional<Instant> changedAt = tables.deliveryCounts().changedAt(issue.id());
        List<Sample> samples = new ArrayList<>(tables.issueSamples().of(issue.id()));
        Instant last = issue.state().isUnderWay() ? now : changedAt.orElse(now);
        samples.removeIf(sample -> !sample.at().isBefore(last));
        samples.add(SampleProgress.sample(issue.id(), last, tables));
        return new IssueProgress(
                issue,
                now,
                letters,
                samples,
                waits(issue, letters, hold, now, tables),
                tables.sendOrders().ofIssue(issue.id()).filter(order -> order.run() == issue.run()),
                tables.sending().pausedByHand(issue.id()),
                changedAt);
    }

    private List<SendWait> waits(
            SendingIssue issue, Map<DeliveryState, Long> letters, Optional<String> hold, Instant now, Tables tables) {
        List<SendWait> waits = new ArrayList<>();
        if (issue.state() == IssueState.SENT || issue.state() == IssueState.CANCELLED) {
            return waits;
        }
        hold.ifPresent(because -> waits.add(wait(Kind.HOLD, because, Optional.empty())));
        switch (issue.state()) {
            case UNDOABLE -> waits.add(wait(Kind.UNDO, "", issue.undoUntil()));
            case PAUSED -> waits.add(wait(Kind.PAUSED, issue.pausedBecause(), Optional.empty()));
            case FREEZING -> waits.add(wait(Kind.FREEZING, "", Optional.empty()));
            case SENDING -> addOfSending(waits, issue, letters, now, tables);
            case SENT, CANCELLED -> {}
        }
        return waits;
    }

    private void addOfSending(
            List<SendWait> waits, SendingIssue issue, Map<DeliveryState, Long> letters, Instant now, Tables tables) {
        for (RelayConfig relay : context.config().relaysOf(issue.listName())) {
            addOfRelay(waits, relay, now, tables);
        }
        issue.canary().ifPresent(until -> waits.add(canary(until)));
        long retried =
                letters.getOrDefault(DeliveryState.DEFERRED, 0L) + letters.getOrDefault(DeliveryState.UNKNOWN, 0L);
        tables.chunks()
                .nextDue(issue.id())
                .filter(now::isBefore)
                .ifPresent(due -> waits.add(new SendWait(Kind.RETRY, "", "", retried, Optional.of(due))));
    }

    private static void addOfRelay(List<SendWait> waits, RelayConfig relay, Instant now, Tables tables) {
        tables.relayPauses()
                .find(relay.name())
                .filter(pause -> now.isBefore(pause.until()))
                .ifPresent(pause -> waits.add(
                        new SendWait(kind(pause), pause.reason(), relay.name(), 0, Optional.of(pause.until()))));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        OptionalInt perDay = relay.limits().perDay(today);
        if (perDay.isPresent() && tables.relayUsage().sentOn(relay.name(), now) >= perDay.getAsInt()) {
            Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            waits.add(new SendWait(Kind.DAY, "", relay.name(), perDay.getAsInt(), Optional.of(tomorrow)));
        }
    }

    private static Kind kind(RelayPause pause) {
        return pause.objectsToSender() ? Kind.OBJECTION : Kind.RELAY;
    }

    private static SendWait canary(Instant until) {
        return until.equals(Instant.EPOCH)
                ? wait(Kind.CANARY, "", Optional.empty())
                : wait(Kind.CANARY_WATCHED, "", Optional.of(until));
    }

    private static SendWait wait(Kind kind, String detail, Optional<Instant> until) {
        return new SendWait(kind, detail, "", 0, until);
    }
}
