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

/// One step of an import: some readers with different addresses, what is known of them, and what becomes of each.
public final class ImportBatch {
    private static final String ERASED = "erased";

    private final KeyRing key;
    private final SubscriberImportTable imports;
    private final List<ValidRow> newcomers;
    private final List<RowResult> results = new ArrayList<>();
    private final Map<String, Known> known = new HashMap<>();

    ImportBatch(KeyRing key, SubscriberImportTable imports, List<ValidRow> newcomers) {
        this.key = key;
        this.imports = imports;
        this.newcomers = newcomers;
    }

    /// The hash that stays of an address whose reader was erased.
    public static String erasedHash(KeyRing key, String normal) {
        return key.stableHmac(ERASED, normal);
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

    /// Decides what becomes of each. Changes nothing.
    void classify(long list) {
        known.putAll(imports.known(
                newcomers.stream().map(newcomer -> newcomer.address().normal()).toList()));
        Memberships places =
                imports.memberships(list, known.values().stream().map(Known::id).toList());
        Map<String, RowResult> suppressed = suppressed();
        for (ValidRow newcomer : newcomers) {
            String normal = newcomer.address().normal();
            Optional<Long> id = Optional.ofNullable(known.get(normal)).map(Known::id);
            Optional<Status> onList =
                    id.flatMap(reader -> Optional.ofNullable(places.onList().get(reader)));
            Optional<Status> barred =
                    id.flatMap(reader -> Optional.ofNullable(places.blocked().get(reader)));
            // Who is a member says so by themselves, whatever was known of the address before.
            Optional<RowResult> kept = Optional.ofNullable(suppressed.get(normal))
                    .filter(_ -> onList.filter(Status.ACTIVE::equals).isEmpty());
            results.add(kept.orElseGet(() -> fate(newcomer, onList, barred)));
        }
    }

    /// Does it.
    void write(long list, String origin, Instant now) {
        addReaders(now);
        var joining = new ArrayList<Member>();
        var leaving = new ArrayList<Member>();
        var details = new ArrayList<Details>();
        var attributes = new ArrayList<Attribute>();
        for (int i = 0; i < newcomers.size(); i++) {
            ValidRow newcomer = newcomers.get(i);
            RowResult fate = results.get(i);
            if (fate == RowResult.ADDED || fate == RowResult.KNOWN || fate == RowResult.TAKEN_OFF) {
                Known reader = reader(newcomer);
                if (fate != RowResult.KNOWN) {
                    (fate == RowResult.ADDED ? joining : leaving).add(member(newcomer, reader, now));
                }
                details(newcomer, reader).ifPresent(details::add);
                newcomer.attributes()
                        .forEach((name, content) -> attributes.add(new Attribute(reader.id(), name, content)));
            }
        }
        imports.join(list, joining, origin, now);
        imports.unsubscribe(list, leaving, origin, now);
        imports.fillMissing(details);
        imports.addAttributes(attributes);
    }

    private Map<String, RowResult> suppressed() {
        if (!imports.hasBlockedAddresses()) {
            return Map.of();
        }
        var addresses = new HashMap<String, String>();
        newcomers.forEach(newcomer -> {
            String normal = newcomer.address().normal();
            addresses.put(BlockedAddressTable.hash(normal), normal);
            addresses.put(erasedHash(key, normal), normal);
        });
        var suppressed = new HashMap<String, RowResult>();
        imports.suppressed(addresses.keySet())
                .forEach((hash, reason) -> suppressed.put(
                        Optional.ofNullable(addresses.get(hash)).orElseThrow(),
                        reason.equals(ERASED) ? RowResult.ERASED : RowResult.BOUNCED));
        return suppressed;
    }

    private static RowResult fate(ValidRow newcomer, Optional<Status> onList, Optional<Status> barred) {
        boolean gone = isGone(newcomer.status());
        if (onList.isPresent()) {
            return switch (onList.get()) {
                case PENDING, ACTIVE -> gone ? RowResult.TAKEN_OFF : RowResult.KNOWN;
                case UNSUBSCRIBED -> RowResult.LEFT;
                case BOUNCED -> RowResult.BOUNCED;
                case COMPLAINED -> RowResult.COMPLAINED;
                case ERASED -> RowResult.ERASED;
            };
        }
        return barred.filter(_ -> !gone)
                .map(status -> status == Status.BOUNCED ? RowResult.BOUNCED : RowResult.COMPLAINED)
                .orElse(RowResult.ADDED);
    }

    private void addReaders(Instant now) {
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < newcomers.size(); i++) {
            ValidRow newcomer = newcomers.get(i);
            String normal = newcomer.address().normal();
            if (results.get(i) == RowResult.ADDED && !known.containsKey(normal)) {
                String publicId = key.stableHmac("reader", normal).substring(0, 16);
                fresh.add(
                        new Fresh(publicId, newcomer.address(), newcomer.name(), newcomer.language(), newcomer.zone()));
            }
        }
        // In the order of their index, of which the fewest pages are written so.
        fresh.sort(Comparator.comparing(reader -> reader.address().normal()));
        imports.add(fresh, now);
        known.putAll(imports.known(
                fresh.stream().map(reader -> reader.address().normal()).toList()));
    }

    private Known reader(ValidRow newcomer) {
        return Optional.ofNullable(known.get(newcomer.address().normal())).orElseThrow();
    }

    private static Member member(ValidRow newcomer, Known reader, Instant now) {
        return new Member(
                reader.id(),
                newcomer.status(),
                newcomer.cadence(),
                newcomer.topics().stream().sorted().toList(),
                newcomer.joined().orElse(now),
                newcomer.consent());
    }

    /// What the row knows and we do not.
    private static Optional<Details> details(ValidRow newcomer, Known reader) {
        boolean news = (reader.lacksName() && !newcomer.name().isEmpty())
                || (reader.lacksLanguage() && !newcomer.language().isEmpty())
                || (reader.lacksZone() && !newcomer.zone().isEmpty());
        return news
                ? Optional.of(new Details(reader.id(), newcomer.name(), newcomer.language(), newcomer.zone()))
                : Optional.empty();
    }
}
