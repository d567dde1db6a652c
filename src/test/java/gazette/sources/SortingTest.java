package gazette.sources;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.FeedConfig;
import gazette.sources.Sighting.Fate;
import gazette.sources.Sorting.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortingTest {
    private static final Instant DAY = Instant.parse("2026-11-03T00:00:00Z");

    private final Map<String, Known> known = new HashMap<>();
    private FeedConfig feed = follow(0, 20, List.of(), List.of());

    @Test
    void theFirstLookTakesTheNewestAndPassesTheRest() {
        feed = follow(2, 20, List.of(), List.of());
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
        List<Sighting> first = sightings(false, List.of(entry(1)));
        Entry edited = entry(1, "1", "https://example.org/elsewhere", "Another title", "<p>Another text.</p>");
        List<Sighting> second = sightings(false, List.of(edited));
        assertThat(second.getFirst().fate()).isEqualTo(Fate.TAKEN);
        assertThat(second.getFirst().key()).isEqualTo(first.getFirst().key());
    }

    @Test
    void aLinkThatManyShareTellsNone() {
        look(true);
        String home = "https://example.org/";
        List<Sighting> sightings = sightings(false, List.of(entry(1, "1", home), entry(2, "2", home)));
        assertThat(sightings).extracting(Sighting::key).containsExactly("id:1", "id:2");
        assertThat(look(false, entry(1, "1", home), entry(2, "2", home), entry(3, "3", home)))
                .containsExactly(Fate.TAKEN, Fate.TAKEN, Fate.TAKEN);
        assertThat(known).containsEntry("id:3", new Known("id:3", Fate.TAKEN));
    }

    @Test
    void aBurstIsHeldWhole() {
        feed = follow(0, 3, List.of(), List.of());
        look(true);
        Entry[] burst = IntStream.range(1, 5).mapToObj(SortingTest::entry).toArray(Entry[]::new);
        assertThat(look(false, burst)).hasSize(4).containsOnly(Fate.HELD);
        assertThat(look(false, burst)).containsOnly(Fate.HELD);
    }

    @Test
    void whatIsNotWantedIsPassed() {
        feed = follow(0, 20, List.of(Pattern.compile("(?i)paper")), List.of(Pattern.compile("advert")));
        look(true);
        Entry paper = entry(1, "1", "https://example.org/1", "On Paper", "<p>x</p>");
        Entry advert = entry(2, "2", "https://example.org/2", "Paper", "<p>an <b>ad</b>vertisement</p>");
        Entry other = entry(3, "3", "https://example.org/3", "Ink", "<p>y</p>");
        assertThat(look(false, paper, advert, other)).containsExactly(Fate.TAKEN, Fate.PASSED, Fate.PASSED);
    }

    private List<Fate> look(boolean first, Entry... entries) {
        return sightings(first, List.of(entries)).stream().map(Sighting::fate).toList();
    }

    private List<Sighting> sightings(boolean first, List<Entry> entries) {
        List<Sighting> sightings = new Sorting(feed, known).sort(entries, first);
        sightings.forEach(sighting -> sighting.identities()
                .forEach(identity -> known.putIfAbsent(identity, new Known(sighting.key(), sighting.fate()))));
        return sightings;
    }

    private static FeedConfig follow(int first, int most, List<Pattern> only, List<Pattern> never) {
        return new FeedConfig(
                "wire",
                "https://example.org/feed",
                Duration.ofHours(1),
                first,
                most,
                List.of(),
                only,
                never,
                List.of());
    }

    private static Entry entry(int number) {
        return entry(number, String.valueOf(number), "https://example.org/" + number);
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
                Optional.empty());
    }
}
