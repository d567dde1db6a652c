package gazette.render.view;

import java.util.Map;
import java.util.Optional;

/// Holds what `theme.yaml` says, its parents' values included.
///
/// @param name the theme's folder
/// @param logo address of a picture
/// @param colours for light surroundings, by name
/// @param dark the same names for dark surroundings
/// @param fonts font stacks, by name
public record ThemeView(
        String name,
        Optional<String> logo,
        Map<String, String> colours,
        Map<String, String> dark,
        Map<String, String> fonts) {}
