package gazette.render.themes;

import java.util.Optional;

/// Describes a theme for somebody who chooses one.
///
/// @param description what it looks like, in one sentence, if its `theme.yaml` says so; what is wrong with that file if
///     it cannot be read
/// @param parent absent for `plain`, and for one that cannot be read
public record ThemeSummary(String name, Optional<String> description, Optional<String> parent) {}
