package gazette.articles.markup;

import gazette.sources.feeds.LanguageDetector;
import java.util.List;
import org.jsoup.nodes.Element;

/// Changes HTML so that what only a browser could show stands there in plain elements.
public final class ForeignMarkup {
    private ForeignMarkup() {}

    /// Writes the formulas of a page, which is changed. Must be done before hidden elements go: the source of a formula
    /// is hidden where a picture of it is shown.
    public static void writeFormulas(Element page) {
        if (new MarkupSigns(page).hasFormulas()) {
            Formulas.write(page);
        }
    }

    /// Changes a body in place, before it is sanitised.
    ///
    /// @param lang the language that the text is said to be in, a BCP 47 tag
    /// @return the names of the elements that became links
    public static List<String> convert(Element body, String lang) {
        var signs = new MarkupSigns(body);
        if (signs.isOfWord()) {
            WordMarkup.convertAll(body);
        }
        if (signs.hasDirections()) {
            BlockDirections.pushDown(body);
        }
        if (signs.hasBoxes()) {
            TaskBoxes.write(body);
        }
        if (signs.hasFormulas()) {
            Formulas.write(body);
        }
        if (signs.hasCode()) {
            CodeBlocks.plain(body, signs.hasCodeWithoutPre());
        }
        if (!signs.hasMedia()) {
            return List.of();
        }
        return EmbeddedMedia.replace(body, () -> MediaWords.of(LanguageDetector.of(body.text(), lang)));
    }
}
