package gazette.press;

import gazette.press.ImportReaders.Fate;
import gazette.store.ImportTable;
import gazette.store.ImportTable.Attribute;
import gazette.store.ImportTable.Details;
import gazette.store.ImportTable.Fresh;
import gazette.store.ImportTable.Known;
import gazette.store.ImportTable.Member;
import gazette.store.ImportTable.Places;
import gazette.store.SuppressionTable;
import gazette.subscribers.KeyRing;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.ReadRow.Newcomer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of an import: some readers with different addresses, what is known of them, and what becomes of each.
final class ReaderStep {
    private static final String ERASED = "erased";

    private final KeyRing key;
    private final ImportTable imports;
    private final List<Newcomer> newcomers;
    private final List<Fate> fates = new ArrayList<>();
    private final Map<String, Known> known = new HashMap<>();

    ReaderStep(KeyRing key, ImportTable imports, List<Newcomer> newcomers) {
        this.key = key;
        this.imports = imports;
        this.newcomers = newcomers;
    }

    /// The hash that stays of an address whose reader was erased.
    static String erasedHash(KeyRing key, String normal) {
        return key.code(ERASED, normal);
    }

    static boolean isGone(Status status) {
        return switch (status) {
            case PENDING, ACTIVE -> false;
            case UNSUBSCRIBED, BOUNCED, COMPLAINED, ERASED -> true;
        };
    }

    List<Fate> fates() {
        return fates;
    }

    /// Decides what becomes of each. Changes nothing.
    void sort(long list) {
        known.putAll(imports.known(
                newcomers.stream().map(newcomer -> newcomer.address().normal()).toList()));
        Places places =
                imports.places(list, known.values().stream().map(Known::id).toList());
        Map<String, Fate> suppressed = suppressed();
        for (Newcomer newcomer : newcomers) {
            String normal = newcomer.address().normal();
            Optional<Long> id = Optional.ofNullable(known.get(normal)).map(Known::id);
            Optional<Status> onList =
                    id.flatMap(reader -> Optional.ofNullable(places.onList().get(reader)));
            Optional<Status> barred =
                    id.flatMap(reader -> Optional.ofNullable(places.barred().get(reader)));
            // Who is a member says so by themselves, whatever was known of the address before.
            Optional<Fate> kept = Optional.ofNullable(suppressed.get(normal))
                    .filter(_ -> onList.filter(Status.ACTIVE::equals).isEmpty());
            fates.add(kept.orElseGet(() -> fate(newcomer, onList, barred)));
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
            Newcomer newcomer = newcomers.get(i);
            Fate fate = fates.get(i);
            if (fate == Fate.ADDED || fate == Fate.KNOWN || fate == Fate.TAKEN_OFF) {
                Known reader = reader(newcomer);
                if (fate != Fate.KNOWN) {
                    (fate == Fate.ADDED ? joining : leaving).add(member(newcomer, reader, now));
                }
                details(newcomer, reader).ifPresent(details::add);
                newcomer.attributes()
                        .forEach((name, content) -> attributes.add(new Attribute(reader.id(), name, content)));
            }
        }
        imports.join(list, joining, origin, now);
        imports.takeOff(list, leaving, origin, now);
        imports.fill(details);
        imports.describe(attributes);
    }

    private Map<String, Fate> suppressed() {
        if (!imports.anySuppressed()) {
            return Map.of();
        }
        var addresses = new HashMap<String, String>();
        newcomers.forEach(newcomer -> {
            String normal = newcomer.address().normal();
            addresses.put(SuppressionTable.hash(normal), normal);
            addresses.put(erasedHash(key, normal), normal);
        });
        var suppressed = new HashMap<String, Fate>();
        imports.suppressed(addresses.keySet())
                .forEach((hash, reason) -> suppressed.put(
                        Optional.ofNullable(addresses.get(hash)).orElseThrow(),
                        reason.equals(ERASED) ? Fate.ERASED : Fate.BOUNCED));
        return suppressed;
    }

    private static Fate fate(Newcomer newcomer, Optional<Status> onList, Optional<Status> barred) {
        boolean gone = isGone(newcomer.status());
        if (onList.isPresent()) {
            return switch (onList.get()) {
                case PENDING, ACTIVE -> gone ? Fate.TAKEN_OFF : Fate.KNOWN;
                case UNSUBSCRIBED -> Fate.LEFT;
                case BOUNCED -> Fate.BOUNCED;
                case COMPLAINED -> Fate.COMPLAINED;
                case ERASED -> Fate.ERASED;
            };
        }
        return barred.filter(_ -> !gone)
                .map(status -> status == Status.BOUNCED ? Fate.BOUNCED : Fate.COMPLAINED)
                .orElse(Fate.ADDED);
    }

    private void addReaders(Instant now) {
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < newcomers.size(); i++) {
            Newcomer newcomer = newcomers.get(i);
            String normal = newcomer.address().normal();
            if (fates.get(i) == Fate.ADDED && !known.containsKey(normal)) {
                String publicId = key.code("reader", normal).substring(0, 16);
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

    private Known reader(Newcomer newcomer) {
        return Optional.ofNullable(known.get(newcomer.address().normal())).orElseThrow();
    }

    private static Member member(Newcomer newcomer, Known reader, Instant now) {
        return new Member(
                reader.id(),
                newcomer.status(),
                newcomer.cadence(),
                newcomer.topics().stream().sorted().toList(),
                newcomer.joined().orElse(now),
                newcomer.consent());
    }

    /// What the row knows and we do not.
    private static Optional<Details> details(Newcomer newcomer, Known reader) {
        boolean news = (reader.lacksName() && !newcomer.name().isEmpty())
                || (reader.lacksLanguage() && !newcomer.language().isEmpty())
                || (reader.lacksZone() && !newcomer.zone().isEmpty());
        return news
                ? Optional.of(new Details(reader.id(), newcomer.name(), newcomer.language(), newcomer.zone()))
                : Optional.empty();
    }
}
