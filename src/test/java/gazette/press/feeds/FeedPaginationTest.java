package gazette.press.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.FeedDefinition;
import gazette.render.FeedDefinition.Kind;
import gazette.render.feeds.Feed;
import gazette.store.FeedArchivePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How a feed is cut into pages that never change.
class FeedPaginationTest {
    private static final Instant DAY = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void theNewestHoldAllThatIsOnNoFullPage() {
        for (int many = 0; many < 13; many++) {
            FeedPagination pagination = sequence(slots(many));
            var all = new ArrayList<Long>();
            for (int page = 1; page <= pagination.pages(); page++) {
                assertThat(pagination.page(page)).hasSize(4);
                all.addAll(pagination.page(page));
            }
            all.addAll(pagination.newest());
            assertThat(Set.copyOf(all)).as("%s entries", many).hasSize(many);
        }
    }

    @Test
    void aFullPageStaysAsItIs() {
        FeedPagination before = sequence(slots(9));
        FeedPagination after = sequence(slots(30));
        for (int page = 1; page <= before.pages(); page++) {
            assertThat(after.page(page)).isEqualTo(before.page(page));
            assertThat(after.previousNonEmptyPage(page)).isEqualTo(before.previousNonEmptyPage(page));
            assertThat(after.changed(page)).isEqualTo(before.changed(page));
        }
        assertThat(before.page(2)).containsExactly(8L, 7L, 6L, 5L);
    }

    @Test
    void whatIsWithdrawnChangesItsOwnPageOnly() {
        List<FeedArchivePosition> slots = slots(12);
        FeedPagination before = sequence(slots);
        slots.set(5, new FeedArchivePosition(6, 6, DAY.plusSeconds(99), true, List.of()));
        FeedPagination after = sequence(slots);

        assertThat(after.page(1)).isEqualTo(before.page(1));
        assertThat(after.page(2)).containsExactly(8L, 7L, 5L);
        assertThat(after.changed(2)).isEqualTo(DAY.plusSeconds(99));
        assertThat(after.page(3)).isEqualTo(before.page(3));
    }

    @Test
    void anArticleOfTwoIssuesStandsWhereItCameFirstAndElseWhereItStillIs() {
        List<FeedArchivePosition> slots = slots(8);
        slots.set(6, slots.get(1));
        assertThat(sequence(slots).page(1)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(sequence(slots).page(2)).containsExactly(8L, 6L, 5L);

        slots.set(1, new FeedArchivePosition(2, 2, DAY, true, List.of()));
        assertThat(sequence(slots).page(1)).containsExactly(4L, 3L, 1L);
        assertThat(sequence(slots).page(2)).containsExactly(8L, 2L, 6L, 5L);
    }

    @Test
    void aTagIsCutWhereEverythingIsAndEmptyPagesArePassedOver() {
        List<FeedArchivePosition> slots = slots(12);
        slots.set(0, tagged(1));
        slots.set(10, tagged(11));
        FeedPagination tag = new FeedPagination(channel(Set.of("mail")), slots, 4);

        assertThat(tag.page(1)).containsExactly(1L);
        assertThat(tag.page(2)).isEmpty();
        assertThat(tag.page(3)).containsExactly(11L);
        assertThat(tag.previousNonEmptyPage(3)).isEqualTo(1);
        assertThat(tag.newest()).containsExactly(11L, 1L);
    }

    @Test
    void nothingEverHappenedInAnEmptyFeed() {
        assertThat(sequence(List.of()).newest()).isEmpty();
        assertThat(sequence(List.of()).changed()).isEqualTo(Feed.NEVER);
    }

    private static FeedPagination sequence(List<FeedArchivePosition> slots) {
        return new FeedPagination(channel(Set.of()), slots, 4);
    }

    private static List<FeedArchivePosition> slots(int many) {
        return new ArrayList<>(LongStream.rangeClosed(1, many)
                .mapToObj(id -> new FeedArchivePosition(id, id, DAY.plusSeconds(id), false, List.of()))
                .toList());
    }

    private static FeedArchivePosition tagged(long id) {
        return new FeedArchivePosition(id, id, DAY.plusSeconds(id), false, List.of("mail", "other"));
    }

    private static FeedDefinition channel(Set<String> tags) {
        return new FeedDefinition(Kind.TAG, "/feed", "t", "d", "/", "en", Optional.empty(), tags);
    }
}
