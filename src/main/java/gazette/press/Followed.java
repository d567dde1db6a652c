package gazette.press;

import gazette.articles.PageNote;
import gazette.articles.ReadArticle;
import gazette.issues.Reason;
import gazette.sources.FeedState;
import gazette.sources.Sighting;
import gazette.sources.Sighting.Fate;
import gazette.store.HeldEntryTable;
import gazette.store.Store;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/// What came of a round through the feeds.
///
/// @param articles of entries that are taken, new or met again
/// @param reasons feeds and pages that could not be had, entries that are passed over
record Followed(List<ReadArticle> articles, List<Reason> reasons, List<News> news, List<PageNote> pages) {
    /// What is to be noted of a look.
    ///
    /// @param sightings of entries that were not known by all their names
    /// @param held what waits for the editor
    /// @param there entries that were let in and that the feed has after all
    record News(
            FeedState state, Optional<String> lang, List<Sighting> sightings, List<Sighting> held, List<String> there) {
        static News silent(FeedState state) {
            return new News(state, Optional.empty(), List.of(), List.of(), List.of());
        }

        News with(FeedState other) {
            return new News(other, lang, sightings, held, there);
        }

        private boolean isSilent() {
            return sightings.isEmpty() && held.isEmpty() && there.isEmpty();
        }

        private void note(Store store, Instant now) {
            held.stream()
                    .gather(Gatherers.windowFixed(HeldEntryTable.STEP))
                    .forEach(step -> store.change(tables -> hold(step, tables, now)));
            List<Sighting> decided = sightings.stream()
                    .filter(sighting -> sighting.fate() != Fate.HELD)
                    .toList();
            store.change(tables -> {
                tables.feeds().met(state.source(), decided, now);
                tables.heldEntries().taken(state.source(), decided, now);
                there.forEach(key -> tables.heldEntries().forget(state.source(), key));
                tables.feeds().put(state);
            });
        }

        /// With their fates, so that an editor can decide about them from then on.
        private void hold(List<Sighting> step, Tables tables, Instant now) {
            tables.heldEntries().keep(state.source(), lang, step, now);
            tables.feeds().met(state.source(), step, now);
        }
    }

    /// Notes how far the paper has followed. Until then, the next round meets everything again.
    void note(Newsroom newsroom) {
        Map<Boolean, List<News>> bySilence = news.stream().collect(Collectors.partitioningBy(News::isSilent));
        Instant now = newsroom.clock().instant();
        bySilence.getOrDefault(false, List.of()).forEach(one -> one.note(newsroom.store(), now));
        List<News> silent = bySilence.getOrDefault(true, List.of());
        if (!silent.isEmpty()) {
            newsroom.store()
                    .change(tables -> silent.forEach(one -> tables.feeds().put(one.state())));
        }
        pages.forEach(page -> newsroom.store().change(tables -> tables.pages().put(page)));
    }

    /// Whether entries of a feed were new, too many, and are held.
    boolean holds(String source) {
        return news.stream()
                .filter(one -> one.state().source().equals(source))
                .flatMap(one -> one.sightings().stream())
                .anyMatch(sighting -> sighting.fate() == Fate.HELD);
    }
}
