package gazette.press.site;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.pages.ArchiveLinks;
import gazette.store.FeedArchivePosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PagedArchiveTest {
    @Test
    void whatFitsIsOnOnePage() {
        assertThat(archive(places(5)).newest().ids()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(archive(places(5)).newest().links()).isEqualTo(ArchiveLinks.only("/weekly/"));
        assertThat(archive(places(5)).addresses()).isEmpty();
        assertThat(archive(places(5)).page(1)).isEmpty();
        assertThat(archive(List.of()).newest().ids()).isEmpty();
    }

    @Test
    void furtherPagesAreCountedFromTheOldestAndStay() {
        assertThat(archive(places(8)).newest().ids()).containsExactly(8L, 7L, 6L, 5L, 4L);
        assertThat(archive(places(8)).newest().links().older()).contains("/weekly/archive/1");
        PagedArchive.Page first = archive(places(8)).page(1).orElseThrow();
        assertThat(first.ids()).containsExactly(3L, 2L, 1L);
        assertThat(first.links())
                .isEqualTo(new ArchiveLinks("/weekly/archive/1", Optional.of("/weekly/"), Optional.empty()));
        PagedArchive grown = archive(places(12));
        assertThat(grown.page(1).orElseThrow().ids()).isEqualTo(first.ids());
        assertThat(grown.page(1).orElseThrow().links().newer()).contains("/weekly/archive/2");
        assertThat(grown.addresses()).containsExactly("/weekly/archive/1", "/weekly/archive/2", "/weekly/archive/3");
        assertThat(grown.page(4)).isEmpty();
    }

    @Test
    void whatIsWithdrawnOrComesAgainLeavesAGapAndEmptyPagesArePassedOver() {
        List<FeedArchivePosition> places = LongStream.rangeClosed(1, 12)
                .mapToObj(id ->
                        new FeedArchivePosition(id, id == 2 ? 1 : id, Instant.EPOCH, id >= 4 && id <= 6, List.of()))
                .toList();
        assertThat(archive(places).page(1).orElseThrow().ids()).containsExactly(3L, 1L);
        assertThat(archive(places).page(2)).isEmpty();
        assertThat(archive(places).page(3).orElseThrow().links().older()).contains("/weekly/archive/1");
        assertThat(archive(places).page(1).orElseThrow().links().newer()).contains("/weekly/archive/3");
    }

    @Test
    void aTagChoosesAmongAll() {
        var mail = new FeedArchivePosition(1, 1, Instant.EPOCH, false, List.of("mail", "time"));
        var time = new FeedArchivePosition(2, 2, Instant.EPOCH, false, List.of("time"));
        assertThat(PagedArchive.tagged(List.of(mail, time), Set.of("mail", "Mail")))
                .containsExactly(mail);
    }

    private static PagedArchive archive(List<FeedArchivePosition> places) {
        return new PagedArchive("/weekly/", places, 3);
    }

    private static List<FeedArchivePosition> places(int most) {
        return LongStream.rangeClosed(1, most)
                .mapToObj(id -> new FeedArchivePosition(id, id, Instant.EPOCH, false, List.of()))
                .toList();
    }
}
