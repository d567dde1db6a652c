package gazette.render.css;

import gazette.render.ParseCache;
import gazette.render.css.CascadedDeclarations.Applied;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Moves the rules of `<style>` elements into `style` attributes, because many mail programs drop the former. What an
/// attribute cannot say (`:hover`, `@media`, `@font-face`) stays where it was, and so does what is meant for something
/// that a mail program puts around a letter. Safe for many threads.
public final class CssInliner {
    /// Sheets for print or for narrow screens are conditions that an attribute cannot say.
    private static final Set<String> UNCONDITIONAL_MEDIA = Set.of("", "all", "screen");

    /// Names the attribute of a sheet that must stay as it is, as other inliners know it.
    private static final String KEEP_ATTRIBUTE = "data-embed";

    private static final Set<String> NOT_RENDERED =
            Set.of("head", "title", "base", "link", "meta", "style", "script", "noscript", "template");

    private final ParseCache<StyleSheet> sheets = new ParseCache<>(CssParser::read);
    private final ParseCache<List<Declaration>> attributes = new ParseCache<>(CssParser::declarations);
    private final PresentationalAttributes presentationalAttributes = new PresentationalAttributes();

    /// Returns the same page, or fragment, with its styles inlined.
    public InlinedHtml inline(String html) {
        return inline(html, Set.of());
    }

    /// Returns the same page, or fragment, with its styles inlined.
    ///
    /// @param ownClasses the classes that pages of this kind have; rules for those that this one lacks are dropped
    public InlinedHtml inline(String html, Set<String> ownClasses) {
        ParsedHtml page = ParsedHtml.of(html);
        List<CssWarning> warnings = new ArrayList<>();
        Map<Element, StyleSheet> read = readSheets(page.document(), html, warnings);
        var rules = new PageRules(page, read.values(), ownClasses);
        Map<Element, List<Applied>> applied = new LinkedHashMap<>();
        rules.matching().forEach((element, matching) -> applied.put(element, cascade(element, matching)));
        rules.kept().compare(applied);
        write(applied, rules);
        read.forEach((style, sheet) -> keepRest(style, rules.rest(sheet)));
        return new InlinedHtml(page.html(), warnings);
    }

    private Map<Element, StyleSheet> readSheets(Document document, String html, List<CssWarning> warnings) {
        Map<Element, StyleSheet> read = new LinkedHashMap<>();
        for (Element style : document.select("style")) {
            if (style.hasAttr(KEEP_ATTRIBUTE)) {
                style.removeAttr(KEEP_ATTRIBUTE);
            } else if (UNCONDITIONAL_MEDIA.contains(style.attr("media").strip().toLowerCase(Locale.ROOT))) {
                StyleSheet sheet = sheets.of(style.data());
                sheet.warnings().forEach(warning -> warnings.add(warning.down(linesAbove(html, style.data()))));
                read.put(style, sheet);
            }
        }
        return read;
    }

    private static int linesAbove(String html, String sheet) {
        return (int) html.substring(0, Math.max(0, html.indexOf(sheet)))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    private List<Applied> cascade(Element element, List<PageRules.Inlined> rules) {
        var cascaded = new CascadedDeclarations();
        rules.forEach(rule -> cascaded.add(rule.declarations(), rule.rank()));
        cascaded.add(attributes.of(element.attr("style")), CascadeRank.INLINE);
        return cascaded.applied();
    }

    private void write(Map<Element, List<Applied>> applied, PageRules rules) {
        var variables = new CssVariables(rules.varyingVariables());
        applied.forEach((element, all) -> {
            List<Declaration> declarations = variables.resolve(
                    element, all.stream().map(rules.kept()::inlined).toList());
            element.attr("style", CascadedDeclarations.toStyle(declarations));
            presentationalAttributes.add(element, declarations);
        });
    }

    private static void keepRest(Element style, String rest) {
        if (rest.isEmpty()) {
            style.remove();
            return;
        }
        style.empty().appendChild(new DataNode("\n" + rest));
    }

    /// Returns whether an element is shown, so that styles mean something for it.
    static boolean isRendered(Element element) {
        return !NOT_RENDERED.contains(element.normalName());
    }
}
