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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/// Sends the letters of frozen issues. The caller holds the workspace's [SendingLock].
public final class SendIssues {
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
        List<SendingIssue> begun =
                context.store().read(tables -> tables.sending().open());
        prepare(begun, stopped);
        List<SendingIssue> open =
                context.store().read(tables -> tables.sending().open());
        if (!stopped.getAsBoolean() && open.stream().anyMatch(this::isDue)) {
            send(open, stopped, progress);
        }
        begun.forEach(new UpdateIssueProgress(context)::update);
        relayStates.logNewPauses(context);
        return new RelaySelection(context, relayStates, open).waitReasons();
    }

    /// Releases the claims of this node's last process, and finishes what is unfinished in open issues.
    private void prepare(List<SendingIssue> open, BooleanSupplier stopped) {
        context.store()
                .change(tables ->
                        tables.chunks().releaseAllOf(node.id(), context.clock().instant()));
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

    private void send(List<SendingIssue> open, BooleanSupplier stopped, Runnable progress) {
        Outbox ledger =
                interceptor.outbox(new DatabaseOutbox(context.store(), node.id(), node::recordFence, context.clock()));
        var messages = new MessageWriter(context);
        try (var groupCommit = new GroupCommit(ledger, e -> Store.isOutage(e) || Store.isShortOfMemory(e));
                ExecutorService crews = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<FutureTask<Boolean>>();
            new RelaySelection(context, relayStates, open).lists().forEach((relay, lists) -> {
                var workers =
                        new WorkerPool(ledger, groupCommit, workerSettings(relay, lists, messages, progress), stopped);
                // Not a CompletableFuture: without memory, it may fail to say that it failed.
                var crew = new FutureTask<>(
                        () -> workers.run(context.config().mail().sending().stopWait()), true);
                crews.execute(crew);
                running.add(crew);
            });
            running.forEach(SendIssues::await);
        }
    }

    private WorkerPool.Settings workerSettings(
            Optional<RelayConfig> relay, Set<Long> lists, MessageWriter messages, Runnable progress) {
        String name = relay.map(RelayConfig::name).orElse(RelayStates.LOCAL);
        var today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        OptionalInt perDay =
                relay.map(relayConfig -> relayConfig.limits().perDay(today)).orElse(OptionalInt.empty());
        return new WorkerPool.Settings(
                new ClaimScope(name, lists, perDay),
                () -> interceptor.carrier(context.transport(relay)),
                relay.map(relayConfig -> relayConfig.limits().connections()).orElse(1),
                relayStates.standing(relay),
                queued -> messages.write(queued, relay),
                progress);
    }

    private static void await(FutureTask<Boolean> crew) {
        try {
            crew.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
