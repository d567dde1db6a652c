package gazette.press.imports;

import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.store.BlockedAddressTable;
import gazette.store.SubscriberImportTable;
import gazette.store.SubscriberImportTable.Attribute;
import gazette.store.SubscriberImportTable.Details;
import gazette.store.SubscriberImportTable.Fresh;
import gazette.store.SubscriberImportTable.Known;
import gazette.store.SubscriberImportTable.Member;
import gazette.store.SubscriberImportTable.Memberships;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.ImportRow.ValidRow;
import gazette.subscribers.keys.KeyRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what to do with one batch of rows with different addresses, and writes it to the database.
public final class ImportBatch {
    private static final String ERASED = "erased";

    private final KeyRing keyRing;
    private final SubscriberImportTable imports;
    private final List<ValidRow> rows;
    private final List<RowResult> results = new ArrayList<>();
    private final Map<String, Known> known = new HashMap<>();

    ImportBatch(KeyRing keyRing, SubscriberImportTable imports, List<ValidRow> rows) {
        this.keyRing = keyRing;
        this.imports = imports;
        this.rows = rows;
    }

    /// Returns the hash that is kept of the address of a subscriber who was erased.
    public static String erasedHash(KeyRing keyRing, String normal) {
        return keyRing.stableHmac(ERASED, normal);
    }

    static boolean isGone(Status status) {
        return switch (status) {
            case PENDING, ACTIVE -> false;
            case UNSUBSCRIBED, BOUNCED, COMPLAINED, ERASED -> true;
        };
    }

    List<RowResult> results() {
        return results;
    }

    /// Decides about each row. Changes nothing.
    void classify(long list) {
        known.putAll(
                imports.known(rows.stream().map(row -> row.address().normal()).toList()));
        Memberships memberships =
                imports.memberships(list, known.values().stream().map(Known::id).toList());
        Map<String, RowResult> blockedAddresses = blockedAddresses();
        for (ValidRow row : rows) {
            String normal = row.address().normal();
            Optional<Long> id = Optional.ofNullable(known.get(normal)).map(Known::id);
            Optional<Status> onList = id.flatMap(
                    subscriber -> Optional.ofNullable(memberships.onList().get(subscriber)));
            Optional<Status> blocked = id.flatMap(
                    subscriber -> Optional.ofNullable(memberships.blocked().get(subscriber)));
            // Whoever is an active member confirmed the address, whatever was known of it before.
            Optional<RowResult> kept = Optional.ofNullable(blockedAddresses.get(normal))
                    .filter(_ -> onList.filter(Status.ACTIVE::equals).isEmpty());
            results.add(kept.orElseGet(() -> decide(row, onList, blocked)));
        }
    }

    /// Writes what was decided.
    void write(long list, String origin, Instant now) {
        addSubscribers(now);
        var joining = new ArrayList<Member>();
        var leaving = new ArrayList<Member>();
        var details = new ArrayList<Details>();
        var attributes = new ArrayList<Attribute>();
        for (int i = 0; i < rows.size(); i++) {
            ValidRow row = rows.get(i);
            RowResult result = results.get(i);
            if (result == RowResult.ADDED || result == RowResult.KNOWN || result == RowResult.TAKEN_OFF) {
                Known subscriber = subscriber(row);
                if (result != RowResult.KNOWN) {
                    (result == RowResult.ADDED ? joining : leaving).add(member(row, subscriber, now));
                }
                details(row, subscriber).ifPresent(details::add);
                row.attributes()
                        .forEach((name, content) -> attributes.add(new Attribute(subscriber.id(), name, content)));
            }
        }
        imports.join(list, joining, origin, now);
        imports.unsubscribe(list, leaving, origin, now);
        imports.fillMissing(details);
        imports.addAttributes(attributes);
    }

    private Map<String, RowResult> blockedAddresses() {
        if (!imports.hasBlockedAddresses()) {
            return Map.of();
        }
        var addresses = new HashMap<String, String>();
        rows.forEach(row -> {
            String normal = row.address().normal();
            addresses.put(BlockedAddressTable.hash(normal), normal);
            addresses.put(erasedHash(keyRing, normal), normal);
        });
        var suppressed = new HashMap<String, RowResult>();
        imports.suppressed(addresses.keySet())
                .forEach((hash, reason) -> suppressed.put(
                        Optional.ofNullable(addresses.get(hash)).orElseThrow(),
                        reason.equals(ERASED) ? RowResult.ERASED : RowResult.BOUNCED));
        return suppressed;
    }

    private static RowResult decide(ValidRow row, Optional<Status> onList, Optional<Status> blocked) {
        boolean gone = isGone(row.status());
        if (onList.isPresent()) {
            return switch (onList.get()) {
                case PENDING, ACTIVE -> gone ? RowResult.TAKEN_OFF : RowResult.KNOWN;
                case UNSUBSCRIBED -> RowResult.LEFT;
                case BOUNCED -> RowResult.BOUNCED;
                case COMPLAINED -> RowResult.COMPLAINED;
                case ERASED -> RowResult.ERASED;
            };
        }
        return blocked.filter(_ -> !gone)
                .map(status -> status == Status.BOUNCED ? RowResult.BOUNCED : RowResult.COMPLAINED)
                .orElse(RowResult.ADDED);
    }

    private void addSubscribers(Instant now) {
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < rows.size(); i++) {
            ValidRow row = rows.get(i);
            String normal = row.address().normal();
            if (results.get(i) == RowResult.ADDED && !known.containsKey(normal)) {
                String publicId = keyRing.stableHmac("reader", normal).substring(0, 16);
                fresh.add(new Fresh(publicId, row.address(), row.name(), row.language(), row.zone()));
            }
        }
        // In the order of the index on addresses: that changes the fewest of its pages.
        fresh.sort(Comparator.comparing(subscriber -> subscriber.address().normal()));
        imports.add(fresh, now);
        known.putAll(imports.known(
                fresh.stream().map(subscriber -> subscriber.address().normal()).toList()));
    }

    private Known subscriber(ValidRow row) {
        return Optional.ofNullable(known.get(row.address().normal())).orElseThrow();
    }

    private static Member member(ValidRow row, Known subscriber, Instant now) {
        return new Member(
                subscriber.id(),
                row.status(),
                row.cadence(),
                row.topics().stream().sorted().toList(),
                row.joined().orElse(now),
                row.consent());
    }

    /// Returns the details that only the row has.
    private static Optional<Details> details(ValidRow row, Known subscriber) {
        boolean addsSome = (subscriber.lacksName() && !row.name().isEmpty())
                || (subscriber.lacksLanguage() && !row.language().isEmpty())
                || (subscriber.lacksZone() && !row.zone().isEmpty());
        return addsSome
                ? Optional.of(new Details(subscriber.id(), row.name(), row.language(), row.zone()))
                : Optional.empty();
    }
}
