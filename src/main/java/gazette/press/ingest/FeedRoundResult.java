package gazette.press.ingest;

import gazette.articles.PageFetchState;
import gazette.articles.parsing.ParsedArticle;
import gazette.issues.Reason;
import gazette.press.workspace.AppContext;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.FeedState;
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
record FeedRoundResult(
        List<ParsedArticle> articles, List<Reason> reasons, List<FeedChange> changes, List<PageFetchState> pages) {
    /// What is to be noted of a look.
    ///
    /// @param sightings of entries that were not known by all their names
    /// @param held what waits for the editor
    /// @param alreadyPresent entries that were let in and that the feed has after all
    record FeedChange(
            FeedState state,
            Optional<String> lang,
            List<ClassifiedEntry> sightings,
            List<ClassifiedEntry> held,
            List<String> alreadyPresent) {
        static FeedChange unchanged(FeedState state) {
            return new FeedChange(state, Optional.empty(), List.of(), List.of(), List.of());
        }

        FeedChange with(FeedState other) {
            return new FeedChange(other, lang, sightings, held, alreadyPresent);
        }

        private boolean isUnchanged() {
            return sightings.isEmpty() && held.isEmpty() && alreadyPresent.isEmpty();
        }

        private void save(Store store, Instant now) {
            held.stream()
                    .gather(Gatherers.windowFixed(HeldEntryTable.BATCH_SIZE))
                    .forEach(step -> store.change(tables -> hold(step, tables, now)));
            List<ClassifiedEntry> decided = sightings.stream()
                    .filter(classified -> classified.fate() != Fate.HELD)
                    .toList();
            store.change(tables -> {
                tables.feeds().addSeen(state.source(), decided, now);
                tables.heldEntries().deleteTaken(state.source(), decided, now);
                alreadyPresent.forEach(key -> tables.heldEntries().forget(state.source(), key));
                tables.feeds().put(state);
            });
        }

        /// With their fates, so that an editor can decide about them from then on.
        private void hold(List<ClassifiedEntry> step, Tables tables, Instant now) {
            tables.heldEntries().keep(state.source(), lang, step, now);
            tables.feeds().addSeen(state.source(), step, now);
        }
    }

    /// Notes how far the paper has followed. Until then, the next round meets everything again.
    void save(AppContext context) {
        Map<Boolean, List<FeedChange>> bySilence =
                changes.stream().collect(Collectors.partitioningBy(FeedChange::isUnchanged));
        Instant now = context.clock().instant();
        bySilence.getOrDefault(false, List.of()).forEach(one -> one.save(context.store(), now));
        List<FeedChange> silent = bySilence.getOrDefault(true, List.of());
        if (!silent.isEmpty()) {
            context.store()
                    .change(tables -> silent.forEach(one -> tables.feeds().put(one.state())));
        }
        pages.forEach(
                page -> context.store().change(tables -> tables.pageFetches().put(page)));
    }

    /// Whether entries of a feed were new, too many, and are held.
    boolean holds(String source) {
        return changes.stream()
                .filter(one -> one.state().source().equals(source))
                .flatMap(one -> one.sightings().stream())
                .anyMatch(classified -> classified.fate() == Fate.HELD);
    }
}
