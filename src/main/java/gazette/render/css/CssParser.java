package gazette.render.css;

import java.util.List;

/// Reads CSS as browsers do: what is malformed is skipped, the rest holds.
public final class CssParser {
    private CssParser() {}

    /// Reads a style sheet and takes its rules out of one another.
    ///
    /// @throws CssTooDeepException if it is nested too deeply
    static StyleSheet read(String css) {
        return CssDepth.parse(css, () -> NestingExpander.expand(CssItemParser.sheet(css)));
    }

    /// Parses a `style` attribute.
    ///
    /// @throws CssTooDeepException if it is nested too deeply
    public static List<Declaration> declarations(String style) {
        return CssDepth.parse(style, () -> block(style));
    }

    /// Parses what stands between braces.
    static List<Declaration> block(String css) {
        return Declaration.joined(CssItemParser.block(css).stream()
                .filter(CssItem.Declared.class::isInstance)
                .map(item -> ((CssItem.Declared) item).declaration())
                .toList());
    }
}
