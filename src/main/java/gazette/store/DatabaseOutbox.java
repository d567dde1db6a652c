package gazette.store;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.queue.ClaimScope;
import gazette.delivery.queue.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Gives one node's senders access to the delivery table. Each call is one durable transaction. Safe for many
/// threads.
public final class DatabaseOutbox implements Outbox {
    private final Store store;
    private final String node;
    private final LongConsumer onFenceRaised;
    private final InstantSource clock;
    private final Map<ChunkClaim, Open> open = new HashMap<>();
    private long served;

    /// Describes a claim that this process holds.
    ///
    /// @param waiting its mails of which nothing is entered yet
    private record Open(String relay, Set<Long> waiting) {}

    /// Creates the outbox of a node.
    ///
    /// @param raised gets the fence of each claim before any of its mails goes out
    public DatabaseOutbox(Store store, String node, LongConsumer raised, InstantSource clock) {
        this.store = store;
        this.node = node;
        this.onFenceRaised = raised;
        this.clock = clock;
    }

    @Override
    public synchronized List<QueuedMail> claim(ClaimScope scope, int most) {
        Instant now = clock.instant();
        long underWay = inFlight(scope.relay());
        List<QueuedMail> letters = store.write(tables -> {
            long left = scope.perDay().isEmpty()
                    ? most
                    : scope.perDay().getAsInt() - underWay - tables.relayUsage().sentOn(scope.relay(), now);
            return left <= 0 ? List.of() : claim(scope, (int) Math.min(left, most), tables, now);
        });
        if (!letters.isEmpty()) {
            ChunkClaim claim = letters.getFirst().claim();
            served = claim.issue();
            onFenceRaised.accept(claim.fence());
            var waiting = letters.stream().map(QueuedMail::subscriber).collect(Collectors.toCollection(HashSet::new));
            open.put(claim, new Open(scope.relay(), waiting));
        }
        return letters;
    }

    private List<QueuedMail> claim(ClaimScope scope, int most, Tables tables, Instant now) {
        List<QueuedMail> letters = tables.chunks().claim(node, scope, served, most, now);
        letters.stream()
                .limit(1)
                .forEach(letter -> tables.relayUsage().addIssue(letter.claim().issue(), scope.relay()));
        return letters;
    }

    @Override
    public Set<QueuedMail> commit(List<QueuedMailResult> outcomes, List<QueuedMail> intents) {
        Instant now = clock.instant();
        Set<ChunkClaim> ending = ending(outcomes);
        Set<ChunkClaim> ended = ended(outcomes);
        Map<ChunkClaim, String> relays = relays(outcomes);
        Map<String, Long> taken = taken(outcomes, relays);
        Set<QueuedMail> granted = store.write(tables -> {
            DeliveryTable deliveries = tables.deliveries();
            deliveries.record(outcomes, relays, now);
            taken.forEach((relay, letters) -> tables.relayUsage().add(relay, letters, now));
            ending.forEach(tables.chunks()::release);
            ended.forEach(tables.chunks()::recount);
            Set<QueuedMail> marked = deliveries.markInFlight(standing(intents, tables, now), now);
            deliveries.writeCounts(now);
            return marked;
        });
        settle(outcomes.stream().map(QueuedMailResult::queued).toList());
        return granted;
    }

    @Override
    public boolean isValid(ChunkClaim claim) {
        return store.read(tables -> tables.chunks().stands(claim));
    }

    @Override
    public void release(List<QueuedMail> dispatches) {
        settle(dispatches)
                .forEach(claim -> store.change(tables -> tables.chunks().release(claim)));
    }

    @Override
    public boolean hasOtherDomains(long issue, Set<String> domains) {
        return store.read(tables -> tables.deliveryStats().hasOtherDomains(issue, domains));
    }

    @Override
    public boolean hasAccepted(long issue) {
        return store.read(tables ->
                tables.relayUsage().isOnlyOne(issue) && tables.deliveryStats().hasAccepted(issue));
    }

    private long inFlight(String relay) {
        return open.values().stream()
                .filter(claim -> claim.relay().equals(relay))
                .mapToLong(claim -> claim.waiting().size())
                .sum();
    }

    private static List<QueuedMail> standing(List<QueuedMail> intents, Tables tables, Instant now) {
        Map<ChunkClaim, Boolean> stands = new HashMap<>();
        return intents.stream()
                .filter(intent -> stands.computeIfAbsent(
                        intent.claim(), claim -> tables.chunks().renew(claim, now)))
                .toList();
    }

    /// Returns the relays of the claims that are still open.
    private synchronized Map<ChunkClaim, String> relays(List<QueuedMailResult> outcomes) {
        var relays = new HashMap<ChunkClaim, String>();
        for (QueuedMailResult result : outcomes) {
            ChunkClaim claim = result.queued().claim();
            Open held = open.get(claim);
            if (held != null) {
                relays.put(claim, held.relay());
            }
        }
        return relays;
    }

    private static Map<String, Long> taken(List<QueuedMailResult> outcomes, Map<ChunkClaim, String> relays) {
        var taken = new HashMap<String, Long>();
        for (QueuedMailResult result : outcomes) {
            String relay = relays.get(result.queued().claim());
            if (relay != null && result.result() instanceof SendResult.Accepted) {
                taken.merge(relay, 1L, Long::sum);
            }
        }
        return taken;
    }

    /// Returns the claims whose last mails these are.
    private synchronized Set<ChunkClaim> ending(List<QueuedMailResult> outcomes) {
        var told = new HashMap<ChunkClaim, Set<Long>>();
        outcomes.stream()
                .map(QueuedMailResult::queued)
                .forEach(queued -> told.computeIfAbsent(queued.claim(), claim -> new HashSet<>())
                        .add(queued.subscriber()));
        told.entrySet().removeIf(entry -> {
            Open claim = open.get(entry.getKey());
            return claim == null || !entry.getValue().containsAll(claim.waiting());
        });
        return told.keySet();
    }

    /// Returns the claims of which nothing was open any more before.
    private synchronized Set<ChunkClaim> ended(List<QueuedMailResult> outcomes) {
        return outcomes.stream()
                .map(result -> result.queued().claim())
                .filter(claim -> !open.containsKey(claim))
                .collect(Collectors.toSet());
    }

    /// Removes mails from their claims.
    ///
    /// @return claims of which none is left
    private synchronized Set<ChunkClaim> settle(List<QueuedMail> dispatches) {
        var ended = new HashSet<ChunkClaim>();
        for (QueuedMail queued : dispatches) {
            Open claim = open.get(queued.claim());
            if (claim != null
                    && claim.waiting().remove(queued.subscriber())
                    && claim.waiting().isEmpty()) {
                open.remove(queued.claim());
                ended.add(queued.claim());
            }
        }
        return ended;
    }
}
