package gazette.render;

import java.time.Instant;
import java.util.List;

/// What an editor is told when a run did not go as planned.
///
/// @param schedule its name
/// @param missed whether it did not run at all; else it failed
/// @param due when it should have gone out
/// @param reasons what the run log says, a sentence each
/// @param remedy what to do now, a sentence
public record Notice(String schedule, boolean missed, Instant due, List<String> reasons, String remedy) {
    public Notice {
        reasons = List.copyOf(reasons);
    }
}
