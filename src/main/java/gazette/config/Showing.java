package gazette.config;

import java.util.Map;

/// How much of its articles a schedule's letters show.
///
/// @param usual what holds for a section that is not named
/// @param sections by the section's title, which is a topic's name
public record Showing(Show usual, Map<String, Show> sections) {
    /// Everything in full.
    public static final Showing EVERYTHING = new Showing(Show.FULL, Map.of());

    public Showing {
        sections = Map.copyOf(sections);
    }

    /// How much of the articles of that section.
    public Show of(String section) {
        return sections.getOrDefault(section, usual);
    }
}
