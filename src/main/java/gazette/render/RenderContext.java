package gazette.render;

import gazette.render.view.TemplateGlobals;

/// What one mail or page is set with.
public record RenderContext(UiText words, ViewBuilder typesetter, TemplateGlobals frame) {}
