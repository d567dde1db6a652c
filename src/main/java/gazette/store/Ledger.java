package gazette.store;

import gazette.delivery.Claim;
import gazette.delivery.Dispatch;
import gazette.delivery.Outbox;
import gazette.delivery.Outcome;
import gazette.delivery.Receipt;
import gazette.delivery.Share;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// The ledger as one node's couriers reach it: each turn is one durable transaction. Safe for many threads.
public final class Ledger implements Outbox {
    private final Store store;
    private final String node;
    private final LongConsumer raised;
    private final InstantSource clock;
    private final Map<Claim, Open> open = new HashMap<>();
    private long served;

    /// A claim that stands.
    ///
    /// @param waiting its letters of which nothing is entered yet
    private record Open(String relay, Set<Long> waiting) {}

    /// A ledger.
    ///
    /// @param raised told the fence of each claim before any of its letters goes out
    public Ledger(Store store, String node, LongConsumer raised, InstantSource clock) {
        this.store = store;
        this.node = node;
        this.raised = raised;
        this.clock = clock;
    }

    @Override
    public synchronized List<Dispatch> claim(Share share, int most) {
        Instant now = clock.instant();
        long underWay = underWay(share.relay());
        List<Dispatch> letters = store.write(tables -> {
            long left = share.perDay().isEmpty()
                    ? most
                    : share.perDay().getAsInt() - underWay - tables.relays().taken(share.relay(), now);
            return left <= 0 ? List.of() : tables.chunks().claim(node, share, served, (int) Math.min(left, most), now);
        });
        if (!letters.isEmpty()) {
            Claim claim = letters.getFirst().claim();
            served = claim.issue();
            raised.accept(claim.fence());
            var waiting = letters.stream().map(Dispatch::subscriber).collect(Collectors.toCollection(HashSet::new));
            open.put(claim, new Open(share.relay(), waiting));
        }
        return letters;
    }

    @Override
    public Set<Dispatch> turn(List<Outcome> outcomes, List<Dispatch> intents) {
        Instant now = clock.instant();
        Set<Claim> ending = ending(outcomes);
        Map<String, Long> taken = taken(outcomes);
        Set<Dispatch> granted = store.write(tables -> {
            tables.deliveries().record(outcomes, now);
            taken.forEach((relay, letters) -> tables.relays().add(relay, letters, now));
            ending.forEach(tables.chunks()::release);
            return tables.deliveries().intend(standing(intents, tables, now), now);
        });
        settle(outcomes.stream().map(Outcome::dispatch).toList());
        return granted;
    }

    @Override
    public boolean stands(Claim claim) {
        return store.read(tables -> tables.chunks().stands(claim));
    }

    @Override
    public void giveBack(List<Dispatch> dispatches) {
        settle(dispatches)
                .forEach(claim -> store.change(tables -> tables.chunks().release(claim)));
    }

    private long underWay(String relay) {
        return open.values().stream()
                .filter(claim -> claim.relay().equals(relay))
                .mapToLong(claim -> claim.waiting().size())
                .sum();
    }

    private static List<Dispatch> standing(List<Dispatch> intents, Tables tables, Instant now) {
        Map<Claim, Boolean> stands = new HashMap<>();
        return intents.stream()
                .filter(intent -> stands.computeIfAbsent(
                        intent.claim(), claim -> tables.chunks().renew(claim, now)))
                .toList();
    }

    private synchronized Map<String, Long> taken(List<Outcome> outcomes) {
        var taken = new HashMap<String, Long>();
        for (Outcome outcome : outcomes) {
            Open claim = open.get(outcome.dispatch().claim());
            if (claim != null && outcome.receipt() instanceof Receipt.Accepted) {
                taken.merge(claim.relay(), 1L, Long::sum);
            }
        }
        return taken;
    }

    /// The claims whose last letters these are.
    private synchronized Set<Claim> ending(List<Outcome> outcomes) {
        var told = new HashMap<Claim, Set<Long>>();
        outcomes.stream()
                .map(Outcome::dispatch)
                .forEach(dispatch -> told.computeIfAbsent(dispatch.claim(), claim -> new HashSet<>())
                        .add(dispatch.subscriber()));
        told.entrySet().removeIf(entry -> {
            Open claim = open.get(entry.getKey());
            return claim == null || !entry.getValue().containsAll(claim.waiting());
        });
        return told.keySet();
    }

    /// Strikes letters off their claims.
    ///
    /// @return claims of which none is left
    private synchronized Set<Claim> settle(List<Dispatch> dispatches) {
        var ended = new HashSet<Claim>();
        for (Dispatch dispatch : dispatches) {
            Open claim = open.get(dispatch.claim());
            if (claim != null
                    && claim.waiting().remove(dispatch.subscriber())
                    && claim.waiting().isEmpty()) {
                open.remove(dispatch.claim());
                ended.add(dispatch.claim());
            }
        }
        return ended;
    }
}
