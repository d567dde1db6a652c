package gazette.render.pages;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Describes a list as a person may choose from it, and what they chose.
///
/// @param cadences those that have a schedule
/// @param chosen whether they want it
/// @param topics those that they want; empty means all
/// @param pausedUntil the day from which on they want letters again, if they have paused
public record ListPreferences(
        ListConfig list,
        List<Cadence> cadences,
        boolean chosen,
        Cadence cadence,
        List<String> topics,
        Optional<LocalDate> pausedUntil) {
    public ListPreferences {
        cadences = List.copyOf(cadences);
        topics = List.copyOf(topics);
    }

    /// Returns a sample that has a value in every field.
    public static ListPreferences sample(ListConfig list) {
        return new ListPreferences(
                list, list.cadences(), true, Cadence.WEEKLY, List.of(), Optional.of(LocalDate.EPOCH));
    }
}
