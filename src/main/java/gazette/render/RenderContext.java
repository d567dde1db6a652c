package gazette.render;

import gazette.render.view.TemplateGlobals;

/// Holds what one mail or page is rendered with.
public record RenderContext(UiText words, ViewBuilder views, TemplateGlobals globals) {}
