package gazette.sources.polling;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FirstFetchPolicy;
import gazette.config.OriginHeaders;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.feeds.SkipHoursAndDays;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.NewEntryDetector.Known;
import gazette.sources.polling.NewEntryDetector.PollContext;
import gazette.text.LinearPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewEntryDetectorTest {
    private static final Instant DAY = Instant.parse("2026-11-03T00:00:00Z");

    private static final Instant NOW = DAY.plus(Duration.ofDays(17).plusHours(1));

    private final Map<String, Known> known = new HashMap<>();
    private Map<String, Integer> passed = Map.of();
    private long taken;
    private FeedConfig feed = follow(intake(0, 20));

    @Test
    void theFirstPollTakesTheNewestAndPassesTheRest() {
        feed = follow(intake(2, 20));
        assertThat(look(true, entry(1), entry(2), entry(3))).containsExactly(Fate.PASSED, Fate.TAKEN, Fate.TAKEN);
        assertThat(look(false, entry(1), entry(2), entry(3), entry(4)))
                .containsExactly(Fate.PASSED, Fate.TAKEN, Fate.TAKEN, Fate.TAKEN);
    }

    @Test
    void newIdsNewAddressesAndNewDatesMakeNoNewEntries() {
        look(true, entry(1), entry(2));
        assertThat(look(false, entry(1, "new-1", "https://example.org/1"), entry(2, "new-2", "https://example.org/2")))
                .containsOnly(Fate.PASSED);
        assertThat(look(false, entry(1, "new-1", "https://other.example/1"), entry(2, "2", "https://other.example/2")))
                .containsOnly(Fate.PASSED);
        List<Entry> turned = new ArrayList<>(List.of(entry(1), entry(2)));
        Collections.reverse(turned);
        assertThat(look(false, turned.toArray(Entry[]::new))).containsOnly(Fate.PASSED);
    }

    @Test
    void anEditKeepsItsKeyEvenIfEverythingElseChanges() {
        look(true);
        List<ClassifiedEntry> first = sightings(false, List.of(entry(1)));
        Entry edited = entry(1, "1", "https://example.org/elsewhere", "Another title", "<p>Another text.</p>");
        List<ClassifiedEntry> second = sightings(false, List.of(edited));
        assertThat(second.getFirst().fate()).isEqualTo(Fate.TAKEN);
        assertThat(second.getFirst().key()).isEqualTo(first.getFirst().key());
    }

    @Test
    void aLinkOfSeveralEntriesIdentifiesNone() {
        look(true);
        String home = "https://example.org/";
        List<ClassifiedEntry> sightings = sightings(false, List.of(entry(1, "1", home), entry(2, "2", home)));
        assertThat(sightings).extracting(ClassifiedEntry::key).containsExactly("id:1", "id:2");
        assertThat(look(false, entry(1, "1", home), entry(2, "2", home), entry(3, "3", home)))
                .containsExactly(Fate.TAKEN, Fate.TAKEN, Fate.TAKEN);
        assertThat(known).containsEntry("id:3", new Known("id:3", Fate.TAKEN));
    }

    @Test
    void aBurstIsHeldCompletely() {
        feed = follow(intake(0, 3));
        look(true);
        Entry[] burst =
                IntStream.range(1, 5).mapToObj(NewEntryDetectorTest::entry).toArray(Entry[]::new);
        assertThat(look(false, burst)).hasSize(4).containsOnly(Fate.HELD);
        assertThat(look(false, burst)).containsOnly(Fate.HELD);
    }

    @Test
    void filteredEntriesArePassed() {
        feed = follow(intake(words("(?i)paper"), words("advert")));
        look(true);
        Entry paper = entry(1, "1", "https://example.org/1", "On Paper", "<p>x</p>");
        Entry advert = entry(2, "2", "https://example.org/2", "Paper", "<p>an <b>ad</b>vertisement</p>");
        Entry other = entry(3, "3", "https://example.org/3", "Ink", "<p>y</p>");
        assertThat(look(false, paper, advert, other)).containsExactly(Fate.TAKEN, Fate.PASSED, Fate.PASSED);
        assertThat(passed).isEqualTo(Map.of("left out by only", 1, "left out by never", 1));
    }

    @Test
    void onlyNeedsAllOfItsCriteriaAndNeverOne() {
        Entry wanted = entry(1, "Ann and Bo Wang", "en-GB", "Ink");
        Entry another = entry(2, "Joanna", "en", "Ink");
        Entry foreign = entry(3, "Bo Wang", "zh", "Ink");
        Entry advert = entry(4, "Ann", "en", "Ink", "Advert");
        feed = follow(intake(
                new EntryFilter(List.of(), List.of("ink", "paper"), List.of("ann", "bo wang"), List.of("en")),
                new EntryFilter(List.of(), List.of("advert"), List.of("nobody"), List.of())));
        look(true);
        assertThat(look(false, wanted, another, foreign, advert))
                .containsExactly(Fate.TAKEN, Fate.PASSED, Fate.PASSED, Fate.PASSED);
    }

    @Test
    void anEntryWithoutALanguageHasThatOfItsScript() {
        feed = follow(intake(EntryFilter.NONE, new EntryFilter(List.of(), List.of(), List.of(), List.of("zh"))));
        look(true);
        Entry chinese = entry(1, "1", "https://example.org/1", "一份订阅源的体面", "<p>正文从这里开始。</p>");
        assertThat(look(false, chinese, entry(2))).containsExactly(Fate.PASSED, Fate.TAKEN);
    }

    @Test
    void theDailyLimitIsKept() {
        feed = follow(new FeedEntryPolicy(
                FirstFetchPolicy.NOTHING, 20, OptionalInt.of(3), EntryFilter.NONE, EntryFilter.NONE));
        look(true);
        taken = 1;
        assertThat(look(false, entry(1), entry(2), entry(3))).containsExactly(Fate.PASSED, Fate.TAKEN, Fate.TAKEN);
        assertThat(passed).isEqualTo(Map.of("passed over, as limit says", 1));
    }

    @Test
    void theFirstPollTakesRecentEntries() {
        var days = new FirstFetchPolicy(1000, Optional.of(Duration.ofDays(7)));
        feed = follow(new FeedEntryPolicy(days, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE));
        assertThat(look(true, entry(12), entry(11), entry(10))).containsExactly(Fate.TAKEN, Fate.TAKEN, Fate.PASSED);
        assertThat(passed).isEqualTo(Map.of("passed over, as first says", 1));
    }

    @Test
    void entriesWhoseDatesAllChangeAreNotNew() {
        look(true, entry(1));
        look(false, entry(2));
        Entry moved = dated(entry(1, "new", "http://www.example.org/1/?utm_source=rss#top"));
        assertThat(look(false, dated(entry(2)), moved)).containsExactly(Fate.TAKEN, Fate.PASSED);
    }

    @Test
    void anEntryThatIsThereTwiceUnderNewIdsIsOne() {
        look(true);
        Entry again = entry(1, "9", "https://example.org/9", "Entry 1", entry(1).content());
        look(false, entry(1));
        assertThat(sightings(false, List.of(again, entry(1))))
                .extracting(ClassifiedEntry::key)
                .containsExactly("id:1");
    }

    @Test
    void entriesWithATitleOnlyAreToldApartByTheirIds() {
        look(true, entry(1, "1", "https://example.org/1", "Release", ""));
        assertThat(look(false, entry(2, "2", "https://example.org/2", "Release", "")))
                .containsExactly(Fate.TAKEN);
        assertThat(look(false, entry(3, "3", "https://example.org/", "Release 3", ""), entry(1)))
                .containsExactly(Fate.TAKEN, Fate.PASSED);
        assertThat(look(false, entry(4, "4", "https://example.org", "Release 4", "")))
                .containsExactly(Fate.TAKEN);
    }

    private List<Fate> look(boolean first, Entry... entries) {
        return sightings(first, List.of(entries)).stream()
                .map(ClassifiedEntry::fate)
                .toList();
    }

    private List<ClassifiedEntry> sightings(boolean first, List<Entry> entries) {
        var wire = new ParsedFeed(
                "Wire", Optional.empty(), Optional.of("en"), Optional.empty(), SkipHoursAndDays.NONE, entries);
        NewEntryDetector.Sorted sorted =
                new NewEntryDetector(feed, "en", known).sort(wire, new PollContext(first, NOW, taken));
        List<ClassifiedEntry> sightings = sorted.sightings();
        passed = sorted.skipped();
        sightings.forEach(classified -> classified
                .identities()
                .forEach(identity -> known.putIfAbsent(identity, new Known(classified.key(), classified.fate()))));
        return sightings;
    }

    private static EntryFilter words(String pattern) {
        return new EntryFilter(List.of(LinearPattern.of(pattern)), List.of(), List.of(), List.of());
    }

    private static FeedEntryPolicy intake(EntryFilter only, EntryFilter never) {
        return new FeedEntryPolicy(FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), only, never);
    }

    private static FeedEntryPolicy intake(int first, int most) {
        return new FeedEntryPolicy(
                FirstFetchPolicy.newest(first), most, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE);
    }

    private static FeedConfig follow(FeedEntryPolicy policy) {
        return new FeedConfig(
                "wire",
                "https://example.org/feed",
                Optional.empty(),
                policy,
                false,
                List.of(),
                List.of(),
                1,
                OriginHeaders.NONE);
    }

    private static Entry entry(int number) {
        return entry(number, String.valueOf(number), "https://example.org/" + number);
    }

    private static Entry entry(int number, String author, String lang, String... tags) {
        Entry plain = entry(number);
        return new Entry(
                plain.id(),
                plain.title(),
                plain.link(),
                "",
                plain.content(),
                Optional.of(author),
                plain.published(),
                Optional.empty(),
                List.of(tags),
                Optional.of(lang),
                Optional.empty(),
                List.of());
    }

    private static Entry dated(Entry entry) {
        return new Entry(
                entry.id(),
                entry.title(),
                entry.link(),
                entry.summary(),
                entry.content(),
                entry.author(),
                Optional.of(NOW),
                Optional.of(NOW),
                entry.tags(),
                entry.lang(),
                entry.image(),
                List.of());
    }

    private static Entry entry(int number, String id, String link) {
        return entry(number, id, link, "Entry " + number, "<p>The text of " + number + ".</p>");
    }

    private static Entry entry(int number, String id, String link, String title, String content) {
        Instant date = DAY.plus(Duration.ofDays(number));
        return new Entry(
                Optional.of(id),
                title,
                Optional.of(link),
                "",
                content,
                Optional.empty(),
                Optional.of(date),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
