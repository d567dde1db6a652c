package gazette.render;

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
    private static final Set<String> ALWAYS = Set.of("", "all", "screen");

    /// A sheet that its author wants left alone, in the notation that other inliners know.
    private static final String KEPT = "data-embed";

    private static final Set<String> UNSEEN =
            Set.of("head", "title", "base", "link", "meta", "style", "script", "noscript", "template");

    private final Remembered<Sheet> sheets = new Remembered<>(SheetReader::read);
    private final Remembered<List<Declaration>> attributes = new Remembered<>(SheetReader::declarations);
    private final TableAttributes tableAttributes = new TableAttributes();

    /// The same page, or the same piece of one, with its styles inlined.
    public String inline(String html) {
        HtmlCopy copy = HtmlCopy.of(html);
        List<Rule> rules = takeRules(copy.document());
        Variables variables = new Variables();
        matches(copy.document(), rules).forEach((element, its) -> dress(element, its, variables));
        return copy.written();
    }

    private List<Rule> takeRules(Document document) {
        List<Rule> rules = new ArrayList<>();
        for (Element style : document.select("style")) {
            if (style.hasAttr(KEPT)) {
                style.removeAttr(KEPT);
            } else if (ALWAYS.contains(style.attr("media").strip().toLowerCase(Locale.ROOT))) {
                Sheet sheet = sheets.of(style.data());
                rules.addAll(sheet.rules());
                leaveRest(style, sheet.rest());
            }
        }
        // A stable sort: of equally specific rules, the later one wins.
        rules.sort(Comparator.comparing(rule -> rule.selection().specificity()));
        return rules;
    }

    private static void leaveRest(Element style, String rest) {
        if (rest.isEmpty()) {
            style.remove();
            return;
        }
        style.empty().appendChild(new DataNode("\n" + rest));
    }

    /// The rules of each element, weakest first.
    private static Map<Element, List<Rule>> matches(Document document, List<Rule> rules) {
        Map<Element, List<Rule>> matches = new LinkedHashMap<>();
        if (rules.isEmpty()) {
            return matches;
        }
        for (Element element : document.children().select("*")) {
            if (UNSEEN.contains(element.normalName())) {
                continue;
            }
            List<Rule> its = rules.stream()
                    .filter(rule -> rule.selection().matches(element))
                    .toList();
            if (!its.isEmpty()) {
                matches.put(element, its);
            }
        }
        return matches;
    }

    private void dress(Element element, List<Rule> rules, Variables variables) {
        Cascade cascade = new Cascade();
        rules.forEach(rule -> cascade.sheet(rule.declarations()));
        cascade.inline(attributes.of(element.attr("style")));
        Map<String, List<String>> values = variables.writtenOut(element, cascade.values());
        element.attr("style", Cascade.written(values));
        tableAttributes.add(element, values);
    }
}
