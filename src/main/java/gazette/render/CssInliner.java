package gazette.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Moves the rules of `<style>` elements into `style` attributes, because many mail programs drop the former. What an
/// attribute cannot say (`:hover`, `@media`, `@font-face`) stays where it was. Safe for many threads.
public final class CssInliner {
    private static final Pattern WHOLE_DOCUMENT =
            Pattern.compile("<(!doctype|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

    private final Remembered<Sheet> sheets = new Remembered<>(SheetReader::read);
    private final Remembered<List<Declaration>> attributes = new Remembered<>(SheetReader::declarations);
    private final TableAttributes tableAttributes = new TableAttributes();

    /// The same document, or the same fragment, with its styles inlined.
    public String inline(String html) {
        boolean whole = WHOLE_DOCUMENT.matcher(html).find();
        Document document = whole ? Jsoup.parse(html) : Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        List<Rule> rules = takeRules(document);
        matches(document, rules).forEach(this::dress);
        return whole ? document.outerHtml() : document.body().html();
    }

    private List<Rule> takeRules(Document document) {
        List<Rule> rules = new ArrayList<>();
        for (Element style : document.select("style")) {
            if (!forAllMedia(style)) {
                continue;
            }
            Sheet sheet = sheets.of(style.data());
            rules.addAll(sheet.rules());
            leaveRest(style, sheet.rest());
        }
        // A stable sort: of equally specific rules, the later one wins.
        rules.sort(Comparator.comparing(Rule::specificity));
        return rules;
    }

    private static boolean forAllMedia(Element style) {
        String media = style.attr("media").strip().toLowerCase(Locale.ROOT);
        return media.isEmpty() || media.equals("all");
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
        for (Rule rule : rules) {
            for (Element element : document.body().select(rule.selector())) {
                matches.computeIfAbsent(element, none -> new ArrayList<>()).add(rule);
            }
        }
        return matches;
    }

    private void dress(Element element, List<Rule> rules) {
        Cascade cascade = new Cascade();
        rules.forEach(rule -> cascade.sheet(rule.declarations()));
        cascade.inline(attributes.of(element.attr("style")));
        element.attr("style", cascade.written());
        tableAttributes.add(element, cascade.values());
    }
}
