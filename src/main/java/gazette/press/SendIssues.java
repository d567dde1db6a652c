package gazette.press;

import gazette.config.RelayConfig;
import gazette.delivery.Committer;
import gazette.delivery.Crew;
import gazette.delivery.Dkim;
import gazette.delivery.DkimKeyGone;
import gazette.delivery.Outbox;
import gazette.delivery.Share;
import gazette.store.Ledger;
import gazette.store.SendingTable.Status;
import gazette.store.Store;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// Sends what is frozen and not yet through. Whoever calls it holds the workspace's [SendingLock].
public final class SendIssues {
    private final Newsroom newsroom;
    private final Traffic traffic;
    private final Instruments instruments;
    private final Node node;

    /// A sender.
    ///
    /// @param traffic how the relays stand with us, known from earlier rounds
    public SendIssues(Newsroom newsroom, Traffic traffic) {
        this(newsroom, traffic, Instruments.NONE);
    }

    /// A sender that is measured.
    public SendIssues(Newsroom newsroom, Traffic traffic, Instruments instruments) {
        this.newsroom = newsroom;
        this.traffic = traffic;
        this.instruments = instruments;
        this.node = new Node(newsroom);
    }

    /// Sends every letter that is due.
    ///
    /// @param stopped asked before each letter
    /// @return why letters are left that are due: what rests, and until when
    public List<String> run(BooleanSupplier stopped) {
        traffic.first(node::begin);
        Optional<String> held = node.heldBecause();
        if (held.isPresent()) {
            return List.of("nothing is sent: " + held.get() + "; see: gazette hold --help");
        }
        List<Status> begun = newsroom.store().read(tables -> tables.sending().open());
        prepare(begun, stopped);
        List<Status> open = newsroom.store().read(tables -> tables.sending().open());
        if (!stopped.getAsBoolean() && open.stream().anyMatch(this::isDue)) {
            send(open, stopped);
        }
        begun.forEach(new KeepAccount(newsroom)::of);
        traffic.announce(newsroom);
        return new Routes(newsroom, traffic, open).troubles();
    }

    /// Frees what this node had claimed when it last broke off, and brings issues on their way to where letters are
    /// due.
    private void prepare(List<Status> open, BooleanSupplier stopped) {
        newsroom.store()
                .change(tables ->
                        tables.chunks().free(node.id(), newsroom.clock().instant()));
        var freeze = new Freeze(newsroom);
        var canary = new Canary(newsroom);
        for (Status issue : open) {
            freeze.finish(issue, stopped);
            keepWithItsKeys(issue);
            canary.watch(issue);
        }
    }

    /// An issue is signed with the keys it was frozen with, or not sent.
    private void keepWithItsKeys(Status issue) {
        try {
            Dkim.of(newsroom.config().dkim(), issue.selectors());
        } catch (DkimKeyGone e) {
            newsroom.store().change(tables -> tables.sending().pause(issue.id(), e.getMessage()));
        }
    }

    private boolean isDue(Status issue) {
        return newsroom.store()
                .read(tables -> tables.chunks().nextDue(issue.id()))
                .filter(due -> !due.isAfter(newsroom.clock().instant()))
                .isPresent();
    }

    private void send(List<Status> open, BooleanSupplier stopped) {
        Outbox ledger = instruments.outbox(new Ledger(newsroom.store(), node.id(), node::raised, newsroom.clock()));
        var letters = new Letters(newsroom);
        try (var committer = new Committer(ledger, Store::isOutage);
                ExecutorService crews = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<Void>>();
            new Routes(newsroom, traffic, open).lists().forEach((relay, lists) -> {
                var crew = new Crew(ledger, committer, line(relay, lists, letters), stopped);
                running.add(CompletableFuture.runAsync(
                        () -> crew.run(newsroom.config().sending().stopWait()), crews));
            });
            running.forEach(SendIssues::await);
        }
    }

    private Crew.Line line(Optional<RelayConfig> relay, Set<Long> lists, Letters letters) {
        String name = relay.map(RelayConfig::name).orElse(Traffic.LOCAL);
        var today = LocalDate.ofInstant(newsroom.clock().instant(), ZoneOffset.UTC);
        OptionalInt perDay = relay.map(there -> there.limits().perDay(today)).orElse(OptionalInt.empty());
        return new Crew.Line(
                new Share(name, lists, perDay),
                () -> instruments.carrier(newsroom.carrier(relay)),
                relay.map(there -> there.limits().connections()).orElse(1),
                traffic.standing(relay),
                dispatch -> letters.parcel(dispatch, relay));
    }

    private static void await(CompletableFuture<Void> crew) {
        try {
            crew.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
