package gazette.render.cards;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds an installed font that has all letters of a text.
final class CardFonts {
    /// What style sheets call a kind of font, and the fonts of this machine that stand for it.
    private static final Map<String, String> KINDS = Map.of(
            "serif", Font.SERIF, "sans-serif", Font.SANS_SERIF, "monospace", Font.MONOSPACED, "cursive", Font.SERIF);

    private CardFonts() {}

    /// Returns the first font of a list that is installed and has all letters, else one of this machine that has them;
    /// empty if none has.
    ///
    /// @param families names as in a style sheet
    /// @throws Error if this machine has no fonts at all: Java's own library says it so
    static Optional<Font> find(List<String> families, String text) {
        return Stream.concat(
                        families.stream().flatMap(family -> installed(family).stream()),
                        Stream.of(Font.SERIF, Font.SANS_SERIF).map(CardFonts::bold))
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst();
    }

    /// Java answers with another font for a name that it does not know.
    private static Optional<Font> installed(String family) {
        String kind = KINDS.get(family);
        if (kind != null) {
            return Optional.of(bold(kind));
        }
        Font font = bold(family);
        return Optional.of(font).filter(found -> found.getFamily(Locale.ROOT).equalsIgnoreCase(family));
    }

    private static Font bold(String family) {
        return new Font(family, Font.BOLD, 1);
    }
}
