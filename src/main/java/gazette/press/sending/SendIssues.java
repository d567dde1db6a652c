package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.delivery.dkim.DkimKeySet;
import gazette.delivery.dkim.RemovedDkimKeyException;
import gazette.delivery.queue.ClaimScope;
import gazette.delivery.queue.GroupCommit;
import gazette.delivery.queue.Outbox;
import gazette.delivery.queue.WorkerPool;
import gazette.press.workspace.AppContext;
import gazette.store.DatabaseOutbox;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the letters of frozen issues. The caller holds the workspace's [SendingLock].
public final class SendIssues {
    private static final Logger LOG = LoggerFactory.getLogger(SendIssues.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final AppContext context;
    private final RelayStates relayStates;
    private final SendingInterceptor interceptor;
    private final RestoredDatabaseGuard node;

    /// Makes a sender.
    ///
    /// @param relayStates what is known about the relays from earlier rounds
    public SendIssues(AppContext context, RelayStates relayStates) {
        this(context, relayStates, SendingInterceptor.NONE);
    }

    /// Makes a sender that is measured.
    public SendIssues(AppContext context, RelayStates relayStates, SendingInterceptor interceptor) {
        this.context = context;
        this.relayStates = relayStates;
        this.interceptor = interceptor;
        this.node = new RestoredDatabaseGuard(context);
    }

    /// Sends every letter that is due.
    ///
    /// @param stopped checked before each letter
    /// @return why due letters are left: which relay pauses, and until when
    public List<String> run(BooleanSupplier stopped) {
        return run(stopped, () -> {});
    }

    /// Sends every letter that is due.
    ///
    /// @param progress called whenever a worker looks for its next letter
    List<String> run(BooleanSupplier stopped, Runnable progress) {
        relayStates.first(node::begin);
        Optional<String> held = node.holdReason();
        if (held.isPresent()) {
            return List.of("nothing is sent: " + held.get() + "; see: gazette hold --help");
        }
        context.store()
                .change(tables ->
                        tables.chunks().releaseAllOf(node.id(), context.clock().instant()));
        relayStates.exchangePauses(context);
        Map<Long, SendingIssue> seen = new LinkedHashMap<>();
        List<SendingIssue> open = prepareOpen(seen, stopped);
        if (!stopped.getAsBoolean() && open.stream().anyMatch(this::isDue)) {
            send(open, seen, stopped, progress);
        }
        seen.values().forEach(new UpdateIssueProgress(context)::update);
        relayStates.exchangePauses(context);
        return new RelaySelection(context, relayStates, open()).waitReasons();
    }

    private List<SendingIssue> open() {
        return context.store().read(tables -> tables.sending().open());
    }

    /// @param seen gets the issues that were open before
    /// @return those that are open after it
    private List<SendingIssue> prepareOpen(Map<Long, SendingIssue> seen, BooleanSupplier stopped) {
        new UndoIssue(context).endTimes();
        List<SendingIssue> open = open();
        open.forEach(issue -> seen.put(issue.id(), issue));
        prepare(open, stopped);
        List<SendingIssue> stillOpen = open();
        new SampleProgress(context).run(stillOpen);
        return stillOpen;
    }

    /// Finishes what is unfinished in open issues.
    private void prepare(List<SendingIssue> open, BooleanSupplier stopped) {
        var freezeRecipients = new FreezeRecipients(context);
        var canaryMonitor = new CanaryMonitor(context);
        for (SendingIssue issue : open) {
            freezeRecipients.finish(issue, stopped);
            keepWithItsKeys(issue);
            canaryMonitor.check(issue);
        }
    }

    /// Holds an issue whose DKIM keys are gone: it is signed with the keys it was saved with, or not sent.
    private void keepWithItsKeys(SendingIssue issue) {
        try {
            DkimKeySet.of(context.config().mail().dkim(), issue.selectors());
        } catch (RemovedDkimKeyException e) {
            context.store().change(tables -> tables.sending().pause(issue.id(), e.getMessage()));
        }
    }

    private boolean isDue(SendingIssue issue) {
        return context.store()
                .read(tables -> tables.chunks().nextDue(issue.id()))
                .filter(due -> !due.isAfter(context.clock().instant()))
                .isPresent();
    }

    private void send(
            List<SendingIssue> open, Map<Long, SendingIssue> seen, BooleanSupplier stopped, Runnable progress) {
        Outbox ledger =
                interceptor.outbox(new DatabaseOutbox(context.store(), node.id(), node::recordFence, context.clock()));
        var messages = new MessageWriter(context);
        try (var groupCommit = new GroupCommit(ledger, SendIssues::passes);
                var crews = new RelayCrews(
                        context.config().mail().sending().stopWait(),
                        (relay, scope) -> new WorkerPool(
                                ledger, groupCommit, workerSettings(relay, scope, messages, progress), stopped))) {
            crews.serve(scopes(open));
            while (!crews.await(LOOK)) {
                if (!stopped.getAsBoolean()) {
                    lookAgain(crews, seen, stopped);
                }
            }
            crews.throwFailure();
        }
    }

    /// Does while letters go out what else is done between two rounds: a single letter to which a server does not reply
    /// may make a round long.
    private void lookAgain(RelayCrews crews, Map<Long, SendingIssue> seen, BooleanSupplier stopped) {
        try {
            List<SendingIssue> open = prepareOpen(seen, stopped);
            open.forEach(new UpdateIssueProgress(context)::update);
            relayStates.exchangePauses(context);
            crews.serve(scopes(open));
        } catch (RuntimeException | Error e) {
            // The workers wait until it has passed, and so does this.
            if (!passes(e)) {
                throw e;
            }
            if (!Store.isOutage(e)) {
                LOG.warn("not_looked_again cause=\"{}\"", FailureText.of(e));
            }
        }
    }

    private static boolean passes(Throwable e) {
        return Store.isOutage(e) || Store.isShortOfMemory(e);
    }

    private Map<Optional<RelayConfig>, ClaimScope> scopes(List<SendingIssue> open) {
        var scopes = new HashMap<Optional<RelayConfig>, ClaimScope>();
        new RelaySelection(context, relayStates, open)
                .lists()
                .forEach((relay, lists) -> scopes.put(relay, scope(relay, lists)));
        return scopes;
    }

    private ClaimScope scope(Optional<RelayConfig> relay, Set<Long> lists) {
        String name = relay.map(RelayConfig::name).orElse(RelayStates.LOCAL);
        var today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        OptionalInt perDay =
                relay.map(relayConfig -> relayConfig.limits().perDay(today)).orElse(OptionalInt.empty());
        return new ClaimScope(name, lists, perDay);
    }

    private WorkerPool.Settings workerSettings(
            Optional<RelayConfig> relay, ClaimScope scope, MessageWriter messages, Runnable progress) {
        return new WorkerPool.Settings(
                scope,
                () -> interceptor.carrier(context.transport(relay)),
                relay.map(relayConfig -> relayConfig.limits().connections()).orElse(1),
                relayStates.standing(relay),
                queued -> messages.write(queued, relay),
                progress);
    }
}
