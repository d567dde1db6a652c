package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.polling.ClassifiedEntry.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;

/// Tells which entries of a feed are new. An entry is known by its id, by its link, or by its content: so a feed that
/// changes its ids, its addresses or the order of its entries does not become new.
public final class NewEntryDetector {
    /// So many letters of text are seldom the same by chance.
    private static final int TELLING = 80;

    private final FeedEntryPolicy policy;
    private final String language;
    private final Map<String, Known> known;

    /// An entry that was met before.
    public record Known(String key, Fate fate) {}

    /// When a feed is looked at.
    ///
    /// @param first whether never before
    /// @param taken how many of its entries came in today
    public record PollContext(boolean first, Instant now, long taken) {}

    /// What a feed holds.
    ///
    /// @param sightings in its order
    /// @param skipped how many new entries are passed over, and why
    public record Sorted(List<ClassifiedEntry> sightings, Map<String, Integer> skipped) {
        public Sorted {
            sightings = List.copyOf(sightings);
            skipped = Map.copyOf(skipped);
        }
    }

    /// An entry, and by which of its identities it was met again; behind them all if it is new.
    private record Match(Entry entry, Known as, int strength) {}

    /// @param usual the language of entries whose feed names none
    /// @param known by every identity
    public NewEntryDetector(FeedConfig feed, String usual, Map<String, Known> known) {
        this.policy = feed.entryPolicy();
        this.language = usual;
        this.known = known;
    }

    /// Sorts what a feed holds now.
    public Sorted sort(ParsedFeed feed, PollContext occasion) {
        Map<Entry, List<String>> identities = identities(feed.entries());
        Set<Entry> fresh = new LinkedHashSet<>();
        List<Match> met = new ArrayList<>();
        identities.forEach((entry, all) -> met(entry, all).ifPresentOrElse(met::add, () -> fresh.add(entry)));
        Map<String, Integer> passed = new TreeMap<>();
        Map<Entry, Fate> fates = fates(wanted(fresh, feed, passed), occasion, passed);
        Map<Entry, Known> same = onlyOnce(met);
        var sightings = new ArrayList<ClassifiedEntry>();
        identities.forEach((entry, all) -> {
            if (fresh.contains(entry)) {
                sightings.add(new ClassifiedEntry(entry, all.getFirst(), fates.getOrDefault(entry, Fate.PASSED), all));
            }
            Optional.ofNullable(same.get(entry))
                    .ifPresent(as -> sightings.add(new ClassifiedEntry(entry, as.key(), as.fate(), all)));
        });
        return new Sorted(sightings, passed);
    }

    private Optional<Match> met(Entry entry, List<String> identities) {
        for (int i = 0; i < identities.size(); i++) {
            Optional<Known> as = Optional.ofNullable(known.get(identities.get(i)));
            if (as.isPresent()) {
                return Optional.of(new Match(entry, as.get(), i));
            }
        }
        return Optional.empty();
    }

    /// Two entries may look like one that was met before: the one that looks more like it is it, the other repeats it.
    private static Map<Entry, Known> onlyOnce(List<Match> met) {
        var keys = new HashSet<String>();
        var same = new HashMap<Entry, Known>();
        met.stream()
                .sorted(Comparator.comparingInt(Match::strength))
                .filter(one -> keys.add(one.as().key()))
                .forEach(one -> same.put(one.entry(), one.as()));
        return same;
    }

    private List<Entry> wanted(Set<Entry> fresh, ParsedFeed feed, Map<String, Integer> passed) {
        var sieve = new EntryFilterMatcher(policy, feed.lang().orElse(language));
        var wanted = new ArrayList<Entry>();
        for (Entry entry : fresh) {
            sieve.refusal(entry)
                    .ifPresentOrElse(
                            key -> passed.merge("left out by " + key, 1, Integer::sum), () -> wanted.add(entry));
        }
        return wanted;
    }

    private Map<Entry, Fate> fates(List<Entry> wanted, PollContext occasion, Map<String, Integer> passed) {
        boolean held = !occasion.first() && wanted.size() > policy.burstLimit();
        var fates = new HashMap<Entry, Fate>();
        wanted.stream()
                .filter(entry -> !occasion.first() || isYoung(entry, occasion.now()))
                .sorted(Comparator.comparing(NewEntryDetector::date).reversed())
                .limit(held ? Long.MAX_VALUE : room(occasion))
                .forEach(entry -> fates.put(entry, held ? Fate.HELD : Fate.TAKEN));
        if (fates.size() < wanted.size()) {
            passed.put(
                    occasion.first() ? "passed over, as first says" : "passed over, as limit says",
                    wanted.size() - fates.size());
        }
        return fates;
    }

    private long room(PollContext occasion) {
        if (occasion.first()) {
            return policy.first().entries();
        }
        return policy.dailyLimit().isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, policy.dailyLimit().getAsInt() - occasion.taken());
    }

    private boolean isYoung(Entry entry, Instant now) {
        return policy.first()
                .within()
                .map(age -> date(entry).isAfter(now.minus(age)))
                .orElse(true);
    }

    /// Without a date, the feed's order tells: the newest stand first.
    private static Instant date(Entry entry) {
        return entry.published().or(entry::updated).orElse(Instant.EPOCH);
    }

    /// The strongest first. What two entries share tells neither of them; the second of two that share all is left out.
    private static Map<Entry, List<String>> identities(List<Entry> entries) {
        Set<String> shared = shared(entries);
        var identities = new LinkedHashMap<Entry, List<String>>();
        var contents = new HashSet<String>();
        for (Entry entry : entries) {
            var own = new ArrayList<>(strong(entry));
            own.removeIf(shared::contains);
            String content = content(entry);
            if (!contents.add(content) && own.isEmpty()) {
                continue;
            }
            if (!entry.content().isEmpty() || own.isEmpty()) {
                own.add(content);
            }
            identities.putIfAbsent(entry, own);
        }
        return identities;
    }

    private static Set<String> shared(List<Entry> entries) {
        var met = new HashSet<String>();
        var shared = new HashSet<String>();
        entries.stream()
                .flatMap(entry -> Set.copyOf(strong(entry)).stream())
                .filter(id -> !met.add(id))
                .forEach(shared::add);
        return shared;
    }

    private static List<String> strong(Entry entry) {
        var strong = new ArrayList<String>();
        entry.id().map(id -> "id:" + id).ifPresent(strong::add);
        entry.link().filter(link -> !UrlKey.isFrontPage(link)).map(UrlKey::of).ifPresent(strong::add);
        return strong;
    }

    /// Its words: the addresses in it may change, when a site moves or counts its readers.
    private static String content(Entry entry) {
        String text = Jsoup.parseBodyFragment(entry.content()).text();
        String telling = text.length() < TELLING ? entry.content() : text;
        return "sha256:" + DigestUtils.sha256Hex(entry.title() + "\0" + telling);
    }
}
