package gazette.issues;

import gazette.config.ScheduleConfig;
import java.util.Map;
import java.util.Set;

/// Says by what rules a series of issues picks.
///
/// @param feeds names of the sources that are feeds: what is of no feed is an editor's own article
/// @param included works that an editor wants in this issue: they come first
/// @param notes by work, what the run's report says of one that is picked
/// @param draft what editors have decided for this issue
public record PickRules(
        ScheduleConfig schedule, Set<String> feeds, Set<Long> included, Map<Long, String> notes, IssueDraft draft) {
    public PickRules {
        feeds = Set.copyOf(feeds);
        included = Set.copyOf(included);
        notes = Map.copyOf(notes);
    }
}
