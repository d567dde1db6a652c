package gazette.render.view;

import java.util.Map;

/// Holds what every template of a theme gets beside its own variables.
///
/// @param paper the publication
/// @param theme logo, colours and fonts
/// @param text the words of the interface in `lang`, as `text_en.properties` names them
/// @param lang BCP 47 tag of those words
public record TemplateGlobals(PublicationView paper, ThemeView theme, Map<String, String> text, String lang) {}
