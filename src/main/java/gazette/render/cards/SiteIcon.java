package gazette.render.cards;

import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import gazette.render.view.ThemeView;
import java.util.List;
import java.util.Map;

/// Describes the icon of a site: the first letter of the paper's name, on the theme's colour.
///
/// @param letter empty if the name begins with none
/// @param colours of the theme, by name
/// @param fonts names of font families, those that the theme wants first
public record SiteIcon(String letter, Map<String, String> colours, List<String> fonts) {
    public SiteIcon {
        colours = Map.copyOf(colours);
        fonts = List.copyOf(fonts);
    }

    /// Returns the icon of a site in a theme.
    public static SiteIcon of(SiteUrls site, Themes themes, String theme) {
        var globals = themes.context(site, theme, site.publication().language(), RenderTarget.CARDS)
                .globals();
        ThemeView view = globals.theme();
        return new SiteIcon(
                globals.paper().initial(),
                view.colours(),
                TitleCard.fonts(view, site.publication().language()));
    }
}
