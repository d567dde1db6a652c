package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.text.FailureText;
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

/// Finds the new entries of a feed. An entry is recognised by its id, its link, or its content, so a feed that changes
/// its
/// ids, its addresses or the order of its entries does not look new.
public final class NewEntryDetector {
    /// Two texts of this length are seldom equal by chance.
    private static final int MIN_TEXT = 80;

    private final FeedEntryPolicy policy;
    private final String language;
    private final Map<String, Known> known;

    /// Describes an entry that was seen before.
    public record Known(String key, Fate fate) {}

    /// Describes when a feed is polled.
    ///
    /// @param first whether it is polled for the first time
    /// @param taken how many of its entries became articles today
    public record PollContext(boolean first, Instant now, long taken) {}

    /// Holds the entries of a feed.
    ///
    /// @param sightings the entries, in the feed's order
    /// @param skipped how many new entries are passed over, by reason
    public record Sorted(List<ClassifiedEntry> sightings, Map<String, Integer> skipped) {
        public Sorted {
            sightings = List.copyOf(sightings);
            skipped = Map.copyOf(skipped);
        }
    }

    /// Holds an entry that was seen before; a lower rank is a more reliable identity.
    private record Match(Entry entry, Known known, int rank) {}

    /// Creates a detector for one feed.
    ///
    /// @param language the language of entries if the feed gives none
    /// @param known the entries seen before, by each of their identities
    public NewEntryDetector(FeedConfig feed, String language, Map<String, Known> known) {
        this.policy = feed.entryPolicy();
        this.language = language;
        this.known = known;
    }

    /// Classifies the entries of a feed. Those without a date get that of their place in the feed.
    public Sorted sort(ParsedFeed asSent, PollContext context) {
        ParsedFeed feed = asSent.with(UndatedEntries.placed(asSent.entries(), context.now()));
        Map<Entry, List<String>> identities = identities(feed.entries());
        Set<Entry> fresh = new LinkedHashSet<>();
        List<Match> recognized = new ArrayList<>();
        identities.forEach(
                (entry, all) -> recognized(entry, all).ifPresentOrElse(recognized::add, () -> fresh.add(entry)));
        Map<String, Integer> passed = new TreeMap<>();
        Map<Entry, Fate> fates = fates(wanted(fresh, feed, passed), isDated(feed), context, passed);
        Map<Entry, Known> same = onlyOnce(recognized);
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

    private Optional<Match> recognized(Entry entry, List<String> identities) {
        for (int i = 0; i < identities.size(); i++) {
            Optional<Known> as = Optional.ofNullable(known.get(identities.get(i)));
            if (as.isPresent()) {
                return Optional.of(new Match(entry, as.get(), i));
            }
        }
        return Optional.empty();
    }

    /// Two entries may be recognised as the same one: the one with the more reliable identity is it, the other repeats
    /// it.
    private static Map<Entry, Known> onlyOnce(List<Match> recognized) {
        var keys = new HashSet<String>();
        var same = new HashMap<Entry, Known>();
        recognized.stream()
                .sorted(Comparator.comparingInt(Match::rank))
                .filter(match -> keys.add(match.known().key()))
                .forEach(match -> same.put(match.entry(), match.known()));
        return same;
    }

    private List<Entry> wanted(Set<Entry> fresh, ParsedFeed feed, Map<String, Integer> passed) {
        var filter = new EntryFilterMatcher(policy, feed.lang().orElse(language));
        var wanted = new ArrayList<Entry>();
        for (Entry entry : fresh) {
            refusal(filter, entry)
                    .ifPresentOrElse(why -> passed.merge("left out " + why, 1, Integer::sum), () -> wanted.add(entry));
        }
        return wanted;
    }

    /// One entry that no filter can be applied to never costs the others.
    private static Optional<String> refusal(EntryFilterMatcher filter, Entry entry) {
        try {
            return filter.refusal(entry).map(key -> "by " + key);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of("because only and never cannot be applied (" + FailureText.of(e) + ")");
        }
    }

    private static boolean isDated(ParsedFeed feed) {
        return feed.entries().stream().anyMatch(entry -> entry.dated().isPresent());
    }

    private Map<Entry, Fate> fates(
            List<Entry> wanted, boolean isDated, PollContext context, Map<String, Integer> passed) {
        boolean held = !context.first() && wanted.size() > policy.burstLimit();
        var fates = new HashMap<Entry, Fate>();
        wanted.stream()
                .filter(entry -> !context.first() || isYoung(entry, isDated, context.now()))
                .sorted(Comparator.comparing(NewEntryDetector::date).reversed())
                .limit(held ? Long.MAX_VALUE : room(context))
                .forEach(entry -> fates.put(entry, held ? Fate.HELD : Fate.TAKEN));
        if (fates.size() < wanted.size()) {
            passed.put(
                    context.first() ? "passed over, as first says" : "passed over, as limit says",
                    wanted.size() - fates.size());
        }
        return fates;
    }

    private long room(PollContext context) {
        if (context.first()) {
            return policy.first().entries();
        }
        return policy.dailyLimit().isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, policy.dailyLimit().getAsInt() - context.taken());
    }

    /// In a feed without dates, nothing has an age.
    private boolean isYoung(Entry entry, boolean isDated, Instant now) {
        return policy.first()
                .within()
                .map(age -> isDated && date(entry).isAfter(now.minus(age)))
                .orElse(true);
    }

    /// Of the feed, or of its place there.
    private static Instant date(Entry entry) {
        return entry.dated().or(entry::listed).orElse(Instant.EPOCH);
    }

    /// Returns the identities of each entry, the most reliable first. One that two entries share identifies neither;
    /// the
    /// second of two equal entries is left out.
    private static Map<Entry, List<String>> identities(List<Entry> entries) {
        Set<String> shared = shared(entries);
        var identities = new LinkedHashMap<Entry, List<String>>();
        var contents = new HashSet<String>();
        for (Entry entry : entries) {
            var own = new ArrayList<>(idAndLink(entry));
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
        var seen = new HashSet<String>();
        var shared = new HashSet<String>();
        entries.stream()
                .flatMap(entry -> Set.copyOf(idAndLink(entry)).stream())
                .filter(id -> !seen.add(id))
                .forEach(shared::add);
        return shared;
    }

    private static List<String> idAndLink(Entry entry) {
        var identities = new ArrayList<String>();
        entry.id().map(id -> "id:" + id).ifPresent(identities::add);
        entry.link().filter(link -> !UrlKey.isFrontPage(link)).map(UrlKey::of).ifPresent(identities::add);
        return identities;
    }

    /// Hashes the text only: addresses in it change when a site moves or adds tracking parameters.
    private static String content(Entry entry) {
        String text = Jsoup.parseBodyFragment(entry.content()).text();
        String content = text.length() < MIN_TEXT ? entry.content() : text;
        return "sha256:" + DigestUtils.sha256Hex(entry.title() + "\0" + content);
    }
}
