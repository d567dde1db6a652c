package gazette.render.themes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes a theme with what it takes from its parents.
///
/// @param ancestry its name and its parents' names, nearest first
/// @param colours for light surroundings, by name
/// @param dark the same for dark surroundings
/// @param fonts font stacks, by name
record ThemeSettings(
        List<String> ancestry,
        Optional<String> logo,
        Map<String, String> colours,
        Map<String, String> dark,
        Map<String, String> fonts) {}
