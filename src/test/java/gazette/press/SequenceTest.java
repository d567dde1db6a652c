package gazette.press;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.Channel;
import gazette.render.Channel.Kind;
import gazette.render.Feed;
import gazette.store.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How a feed is cut into pages that never change.
class SequenceTest {
    private static final Instant DAY = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void theNewestHoldAllThatIsOnNoFullPage() {
        for (int many = 0; many < 13; many++) {
            Sequence sequence = sequence(slots(many));
            var all = new ArrayList<Long>();
            for (int page = 1; page <= sequence.pages(); page++) {
                assertThat(sequence.page(page)).hasSize(4);
                all.addAll(sequence.page(page));
            }
            all.addAll(sequence.newest());
            assertThat(Set.copyOf(all)).as("%s entries", many).hasSize(many);
        }
    }

    @Test
    void aFullPageStaysAsItIs() {
        Sequence before = sequence(slots(9));
        Sequence after = sequence(slots(30));
        for (int page = 1; page <= before.pages(); page++) {
            assertThat(after.page(page)).isEqualTo(before.page(page));
            assertThat(after.before(page)).isEqualTo(before.before(page));
            assertThat(after.changed(page)).isEqualTo(before.changed(page));
        }
        assertThat(before.page(2)).containsExactly(8L, 7L, 6L, 5L);
    }

    @Test
    void whatIsWithdrawnChangesItsOwnPageOnly() {
        List<Slot> slots = slots(12);
        Sequence before = sequence(slots);
        slots.set(5, new Slot(6, DAY.plusSeconds(99), true, List.of()));
        Sequence after = sequence(slots);

        assertThat(after.page(1)).isEqualTo(before.page(1));
        assertThat(after.page(2)).containsExactly(8L, 7L, 5L);
        assertThat(after.changed(2)).isEqualTo(DAY.plusSeconds(99));
        assertThat(after.page(3)).isEqualTo(before.page(3));
    }

    @Test
    void anArticleOfTwoIssuesStandsWhereItCameFirstAndElseWhereItStillIs() {
        List<Slot> slots = slots(8);
        slots.set(6, slots.get(1));
        assertThat(sequence(slots).page(1)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(sequence(slots).page(2)).containsExactly(8L, 6L, 5L);

        slots.set(1, new Slot(2, DAY, true, List.of()));
        assertThat(sequence(slots).page(1)).containsExactly(4L, 3L, 1L);
        assertThat(sequence(slots).page(2)).containsExactly(8L, 2L, 6L, 5L);
    }

    @Test
    void aTagIsCutWhereEverythingIsAndEmptyPagesArePassedOver() {
        List<Slot> slots = slots(12);
        slots.set(0, tagged(1));
        slots.set(10, tagged(11));
        Sequence tag = new Sequence(channel(Set.of("mail")), slots, 4);

        assertThat(tag.page(1)).containsExactly(1L);
        assertThat(tag.page(2)).isEmpty();
        assertThat(tag.page(3)).containsExactly(11L);
        assertThat(tag.before(3)).isEqualTo(1);
        assertThat(tag.newest()).containsExactly(11L, 1L);
    }

    @Test
    void nothingEverHappenedInAnEmptyFeed() {
        assertThat(sequence(List.of()).newest()).isEmpty();
        assertThat(sequence(List.of()).changed()).isEqualTo(Feed.NEVER);
    }

    private static Sequence sequence(List<Slot> slots) {
        return new Sequence(channel(Set.of()), slots, 4);
    }

    private static List<Slot> slots(int many) {
        return new ArrayList<>(LongStream.rangeClosed(1, many)
                .mapToObj(id -> new Slot(id, DAY.plusSeconds(id), false, List.of()))
                .toList());
    }

    private static Slot tagged(long id) {
        return new Slot(id, DAY.plusSeconds(id), false, List.of("mail", "other"));
    }

    private static Channel channel(Set<String> tags) {
        return new Channel(Kind.TAG, "/feed", "t", "d", "/", "en", Optional.empty(), tags);
    }
}
