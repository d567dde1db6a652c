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

/// Holds the result of polling the feeds once. The caller stores its articles first and calls [#save] then: after
/// a crash in between, the next round meets the same entries again.
///
/// @param articles of accepted entries, new or known
/// @param reasons for feeds and pages that could not be fetched and entries that were left out
/// @param changes what to store about each polled feed
/// @param pages the web pages that were tried
record UnsavedFeedRound(
        List<ParsedArticle> articles, List<Reason> reasons, List<FeedChange> changes, List<PageFetchState> pages) {
    /// Holds what to store about change polled feed.
    ///
    /// @param state of the feed after the poll
    /// @param lang the feed's language
    /// @param sightings entries of which at least change identity was unknown
    /// @param held entries that wait for an editor
    /// @param alreadyPresent keys of held entries that an editor let in and that the feed still has
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

        private boolean isStateOnly() {
            return sightings.isEmpty() && held.isEmpty() && alreadyPresent.isEmpty();
        }

        private void save(Store store, Instant now) {
            held.stream()
                    .gather(Gatherers.windowFixed(HeldEntryTable.BATCH_SIZE))
                    .forEach(batch -> store.change(tables -> hold(batch, tables, now)));
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

        /// In one transaction with their fates, so that an editor can decide about them from then on.
        private void hold(List<ClassifiedEntry> batch, Tables tables, Instant now) {
            tables.heldEntries().keep(state.source(), lang, batch, now);
            tables.feeds().addSeen(state.source(), batch, now);
        }
    }

    /// Stores the states of the feeds, the entries that were seen and the pages.
    void save(AppContext context) {
        Map<Boolean, List<FeedChange>> byStateOnly =
                changes.stream().collect(Collectors.partitioningBy(FeedChange::isStateOnly));
        Instant now = context.clock().instant();
        byStateOnly.getOrDefault(false, List.of()).forEach(change -> change.save(context.store(), now));
        List<FeedChange> stateOnly = byStateOnly.getOrDefault(true, List.of());
        if (!stateOnly.isEmpty()) {
            context.store()
                    .change(tables -> stateOnly.forEach(change -> tables.feeds().put(change.state())));
        }
        pages.forEach(
                page -> context.store().change(tables -> tables.pageFetches().put(page)));
    }

    /// Returns whether this round held entries of a feed.
    boolean hasHeldEntriesOf(String source) {
        return changes.stream()
                .filter(change -> change.state().source().equals(source))
                .flatMap(change -> change.sightings().stream())
                .anyMatch(classified -> classified.fate() == Fate.HELD);
    }
}
