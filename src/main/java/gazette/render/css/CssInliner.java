package gazette.render.css;

import gazette.render.ParseCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Moves the rules of `<style>` elements into `style` attributes, because many mail programs drop the former. What an
/// attribute cannot say (`:hover`, `@media`, `@font-face`) stays where it was. Safe for many threads.
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
    public String inline(String html) {
        ParsedHtml page = ParsedHtml.of(html);
        List<Rule> rules = takeRules(page.document());
        CssVariables variables = new CssVariables();
        matches(page.document(), rules).forEach((element, matching) -> applyRules(element, matching, variables));
        return page.html();
    }

    private List<Rule> takeRules(Document document) {
        List<Rule> rules = new ArrayList<>();
        for (Element style : document.select("style")) {
            if (style.hasAttr(KEEP_ATTRIBUTE)) {
                style.removeAttr(KEEP_ATTRIBUTE);
            } else if (UNCONDITIONAL_MEDIA.contains(style.attr("media").strip().toLowerCase(Locale.ROOT))) {
                StyleSheet sheet = sheets.of(style.data());
                rules.addAll(sheet.rules());
                keepRest(style, sheet.rest());
            }
        }
        // A stable sort: of equally specific rules, the later one wins.
        rules.sort(Comparator.comparing(rule -> rule.selector().specificity()));
        return rules;
    }

    private static void keepRest(Element style, String rest) {
        if (rest.isEmpty()) {
            style.remove();
            return;
        }
        style.empty().appendChild(new DataNode("\n" + rest));
    }

    /// Returns the rules for each element, weakest first.
    private static Map<Element, List<Rule>> matches(Document document, List<Rule> rules) {
        Map<Element, List<Rule>> matches = new LinkedHashMap<>();
        if (rules.isEmpty()) {
            return matches;
        }
        for (Element element : document.children().select("*")) {
            if (NOT_RENDERED.contains(element.normalName())) {
                continue;
            }
            List<Rule> matching = rules.stream()
                    .filter(rule -> rule.selector().matches(element))
                    .toList();
            if (!matching.isEmpty()) {
                matches.put(element, matching);
            }
        }
        return matches;
    }

    private void applyRules(Element element, List<Rule> rules, CssVariables variables) {
        CascadedDeclarations cascaded = new CascadedDeclarations();
        rules.forEach(rule -> cascaded.addSheet(rule.declarations()));
        cascaded.addInline(attributes.of(element.attr("style")));
        Map<String, List<String>> values = variables.resolve(element, cascaded.values());
        element.attr("style", CascadedDeclarations.toStyle(values));
        presentationalAttributes.add(element, values);
    }
}
