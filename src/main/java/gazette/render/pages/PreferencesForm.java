package gazette.render.pages;

import gazette.config.ListConfig;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Holds what the preferences form shows.
///
/// @param path where it posts to
/// @param saved whether it was saved just now
/// @param problems fields that are not right: `topics`
/// @param language that letters to them are in
/// @param languages to choose from
/// @param said the record of consent
public record PreferencesForm(
        String path,
        boolean saved,
        Set<String> problems,
        String address,
        String name,
        String language,
        List<String> languages,
        List<ListPreferences> offers,
        List<Statement> said) {
    /// Describes an event of consent on record.
    ///
    /// @param what `joined`, `left` …
    /// @param list its title
    /// @param where it came from, such as a page
    public record Statement(Instant at, String what, String list, String where) {}

    public PreferencesForm {
        problems = Set.copyOf(problems);
        languages = List.copyOf(languages);
        offers = List.copyOf(offers);
        said = List.copyOf(said);
    }

    /// Returns a sample that has a value in every field.
    public static PreferencesForm sample(ListConfig list) {
        return new PreferencesForm(
                "/preferences/p",
                true,
                Set.of("topics"),
                "e",
                "n",
                "en",
                List.of("en", "zh"),
                List.of(ListPreferences.sample(list)),
                List.of(new Statement(Instant.EPOCH, "joined", "l", "w")));
    }
}
