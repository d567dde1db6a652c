package gazette.render.themes;

import java.nio.file.Path;

/// Describes a place in a template.
///
/// @param file relative to the workspace: `templates/feeds/rss.ftlx`
/// @param line counted from 1
public record TemplateLine(Path file, int line) {}
