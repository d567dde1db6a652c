package gazette.sources;

import gazette.config.FeedConfig;
import gazette.sources.Sighting.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;

/// Tells which entries of a feed are new. An entry is known by its id, by its link, or by its content: so a feed that
/// changes its ids, its addresses or the order of its entries does not become new.
public final class Sorting {
    private final FeedConfig feed;
    private final Map<String, Known> known;

    /// An entry that was met before.
    public record Known(String key, Fate fate) {}

    /// @param known by every identity
    public Sorting(FeedConfig feed, Map<String, Known> known) {
        this.feed = feed;
        this.known = known;
    }

    /// Sorts what a feed holds now; in its order.
    ///
    /// @param first whether this is the first look into it
    public List<Sighting> sort(List<Entry> entries, boolean first) {
        Map<Entry, List<String>> identities = identities(entries);
        List<Entry> fresh = identities.keySet().stream()
                .filter(entry -> met(identities.getOrDefault(entry, List.of())).isEmpty())
                .toList();
        Map<Entry, Fate> fates = fates(fresh.stream().filter(this::isWanted).toList(), first);
        var sightings = new ArrayList<Sighting>();
        identities.forEach((entry, all) -> {
            Known same = met(all).orElseGet(() -> new Known(all.getFirst(), fates.getOrDefault(entry, Fate.PASSED)));
            sightings.add(new Sighting(entry, same.key(), same.fate(), all));
        });
        return sightings;
    }

    private Optional<Known> met(List<String> identities) {
        return identities.stream()
                .flatMap(identity -> Optional.ofNullable(known.get(identity)).stream())
                .findFirst();
    }

    private Map<Entry, Fate> fates(List<Entry> wanted, boolean first) {
        Fate fate = first || wanted.size() <= feed.most() ? Fate.TAKEN : Fate.HELD;
        var fates = new HashMap<Entry, Fate>();
        wanted.stream()
                .sorted(Comparator.comparing(Sorting::date).reversed())
                .limit(first ? feed.first() : Long.MAX_VALUE)
                .forEach(entry -> fates.put(entry, fate));
        return fates;
    }

    /// Without a date, the feed's order tells: the newest stand first.
    private static Instant date(Entry entry) {
        return entry.published().or(entry::updated).orElse(Instant.EPOCH);
    }

    private boolean isWanted(Entry entry) {
        String words = String.join(
                "\n",
                entry.title(),
                entry.author().orElse(""),
                String.join("\n", entry.tags()),
                Jsoup.parseBodyFragment(entry.summary() + entry.content()).text());
        return (feed.only().isEmpty() || matches(feed.only(), words)) && !matches(feed.never(), words);
    }

    private static boolean matches(List<Pattern> patterns, String words) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
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
            if (contents.add(content) || !own.isEmpty()) {
                own.add(content);
                identities.putIfAbsent(entry, own);
            }
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
        entry.link().ifPresent(strong::add);
        return strong;
    }

    private static String content(Entry entry) {
        return "sha256:" + DigestUtils.sha256Hex(entry.title() + "\0" + entry.content());
    }
}
