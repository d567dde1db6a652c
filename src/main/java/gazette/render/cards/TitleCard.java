package gazette.render.cards;

import gazette.articles.StoredArticle;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.TextDirection;
import gazette.render.themes.Themes;
import gazette.render.view.ThemeView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Describes the picture of an article's title. Two that are equal look the same.
///
/// @param title in one line
/// @param paper the publication's name, small
/// @param isRightToLeft whether the title begins on the right
/// @param colours of the theme, by name
/// @param fonts names of font families, those that the theme wants first
public record TitleCard(
        String title, String paper, boolean isRightToLeft, Map<String, String> colours, List<String> fonts) {
    /// Longer titles are cut: nobody reads more on a picture.
    private static final int MAX_TITLE = 300;

    public TitleCard {
        colours = Map.copyOf(colours);
        fonts = List.copyOf(fonts);
    }

    /// Returns the picture of an article in the type and colours of a theme.
    public static TitleCard of(SiteUrls site, Themes themes, String theme, StoredArticle stored) {
        String lang = stored.article().lang();
        ThemeView view = themes.context(site, theme, site.publication().language(), RenderTarget.CARDS)
                .globals()
                .theme();
        String title = SingleLine.line(stored.article().title());
        return new TitleCard(
                title.substring(
                        0, title.offsetByCodePoints(0, Math.min(MAX_TITLE, title.codePointCount(0, title.length())))),
                SingleLine.line(site.publication().title()),
                TextDirection.of(lang).equals("rtl"),
                view.colours(),
                fonts(view, lang));
    }

    /// Returns the families that a theme wants for titles, the language's own first.
    static List<String> fonts(ThemeView view, String lang) {
        String own = view.fonts().getOrDefault("headline", "");
        String chinese = view.fonts().getOrDefault("headlinezh", "");
        Stream<String> stacks = lang.startsWith("zh") ? Stream.of(chinese, own) : Stream.of(own, chinese);
        return stacks.flatMap(stack -> Arrays.stream(stack.split(",")))
                .map(name -> name.replaceAll("['\"]", "").strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
