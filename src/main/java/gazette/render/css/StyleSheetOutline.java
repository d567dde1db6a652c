package gazette.render.css;

import com.helger.css.decl.AbstractHasTopLevelRules;
import com.helger.css.decl.CSSFontFaceRule;
import com.helger.css.decl.CSSMediaQuery;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CSSSupportsRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Lists the content of a style sheet, selector by selector, for the linter.
public final class StyleSheetOutline {
    private final List<Ranked> ranked = new ArrayList<>();

    private StyleSheetOutline() {}

    /// Describes what one selector sets.
    ///
    /// @param within the at-rules around it, outermost first, as `@media (max-width:480px)`; an at-rule without
    ///     selectors, as `@font-face`, is an entry of its own
    /// @param selector empty for an at-rule without selectors
    /// @param matches absent if the document alone does not decide it, as with `:hover`
    public record Entry(
            List<String> within,
            String selector,
            Optional<Predicate<Element>> matches,
            List<Declaration> declarations) {}

    private record Ranked(Specificity rank, Entry entry) {}

    /// Returns the entries of a sheet, the least specific first.
    ///
    /// @throws CssTooDeepException if it is nested too deeply
    public static List<Entry> read(String css) {
        return CssDepth.parse(css, () -> entries(css));
    }

    private static List<Entry> entries(String css) {
        CascadingStyleSheet parsed = CSSReader.readFromStringReader(CssParser.closed(css), CssParser.LENIENT);
        if (parsed == null) {
            return List.of();
        }
        var outline = new StyleSheetOutline();
        parsed.getAllImportRules().forEach(rule -> outline.addWithoutSelector(List.of("@import"), List.of()));
        outline.addRules(parsed, List.of());
        return outline.ranked.stream()
                .sorted(Comparator.comparing(Ranked::rank))
                .map(Ranked::entry)
                .toList();
    }

    private void addRules(AbstractHasTopLevelRules rules, List<String> within) {
        for (ICSSTopLevelRule rule : rules.getAllRules()) {
            switch (rule) {
                case CSSStyleRule style -> addSelectors(style, within);
                case CSSMediaRule media -> addRules(media, append(within, "@media " + queries(media)));
                case CSSSupportsRule supports -> addRules(supports, append(within, "@supports"));
                case CSSFontFaceRule face ->
                    addWithoutSelector(append(within, "@font-face"), CssParser.declarations(face.getAllDeclarations()));
                default -> addWithoutSelector(append(within, name(rule)), List.of());
            }
        }
    }

    private void addSelectors(CSSStyleRule rule, List<String> within) {
        List<Declaration> declarations = CssParser.declarations(rule.getAllDeclarations());
        for (CSSSelector selector : rule.getAllSelectors()) {
            String written = selector.getAsCSSString(CssParser.OUTPUT, 0);
            Optional<SelectorMatcher> selection = SelectorCompiler.compile(selector);
            Optional<Predicate<Element>> matches = selection.map(decided -> decided::matches);
            Specificity rank = selection.map(SelectorMatcher::specificity).orElse(Specificity.NONE);
            ranked.add(new Ranked(rank, new Entry(within, written, matches, declarations)));
        }
    }

    private void addWithoutSelector(List<String> within, List<Declaration> declarations) {
        ranked.add(new Ranked(Specificity.NONE, new Entry(within, "", Optional.empty(), declarations)));
    }

    private static String queries(CSSMediaRule media) {
        return media.getAllMediaQueries().stream()
                .map((CSSMediaQuery query) -> query.getAsCSSString(CssParser.OUTPUT, 0))
                .collect(Collectors.joining(","));
    }

    /// Returns the name of an at-rule: `@keyframes`, `@page` and so on.
    private static String name(ICSSTopLevelRule rule) {
        return rule.getAsCSSString(CssParser.OUTPUT, 0).strip().split("[^@\\w-]", 2)[0];
    }

    private static List<String> append(List<String> within, String rule) {
        return Stream.concat(within.stream(), Stream.of(rule)).toList();
    }
}
