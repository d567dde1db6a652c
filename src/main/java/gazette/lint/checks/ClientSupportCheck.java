package gazette.lint.checks;

import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.VisitedElement;
import gazette.lint.support.CaniemailFeature;
import gazette.lint.support.LintData;
import gazette.render.css.StyleSheetOutline.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the features of HTML and CSS that a mail uses, and which of them do harm where a mail program lacks them.
public final class ClientSupportCheck implements DomCheck {
    /// Matches at-rules that only add something where they are known.
    private static final Pattern ENHANCEMENT =
            Pattern.compile("@(media|supports|keyframes|font-face).*", Pattern.DOTALL);

    private static final Pattern INTERACTIVE_PSEUDO_CLASS =
            Pattern.compile("(?i).*:(hover|focus|focus-visible|focus-within|active|visited|link)\\b.*");

    private final LintData data;
    private final FindingCollector findings;
    private final Map<CaniemailFeature, Use> uses = new LinkedHashMap<>();

    private static final class Use {
        final String where;
        int times = 1;

        Use(String where) {
            this.where = where;
        }
    }

    public ClientSupportCheck(LintData data, FindingCollector findings) {
        this.data = data;
        this.findings = findings;
    }

    /// Takes the head of a document and its style sheets.
    public void head(Document document, List<Entry> sheets) {
        if (document.documentType() != null) {
            find("element", "doctype", "the first line");
        }
        for (Element meta : document.head().getElementsByTag("meta")) {
            find("meta", meta.attr("name").toLowerCase(Locale.ROOT), "the head");
        }
        for (Element link : document.head().getElementsByTag("link")) {
            find("element", link.normalName(), "the head");
        }
        for (Entry entry : sheets) {
            if (!isEnhancement(entry)) {
                plain(entry);
            }
        }
    }

    @Override
    public void enter(VisitedElement visited) {
        Element element = visited.element();
        data.patterns().find("element", element.normalName()).ifPresent(feature -> use(feature, visited));
        for (Attribute attribute : element.attributes()) {
            data.patterns().find("attribute", attribute.getKey()).ifPresent(feature -> use(feature, visited));
        }
        visited.style().features().forEach(feature -> use(feature, visited));
        switch (element.normalName()) {
            case "img" -> data.words().ofPicture(element.attr("src")).ifPresent(feature -> use(feature, visited));
            case "a" -> link(visited, element.attr("href"));
            case "input", "button" -> typed(visited, element);
            default -> {}
        }
    }

    @Override
    public void end() {
        uses.forEach((feature, use) -> {
            String lacking = feature.lackedBy(data.data().clients());
            if (!lacking.isEmpty() && data.ignoredFeatures().fallback(feature).isEmpty()) {
                warn(feature, lacking, use);
            }
        });
    }

    public Set<CaniemailFeature> used() {
        return uses.keySet();
    }

    /// Returns whether a rule only adds something: for phones, dark mode and the like, or for a pointer.
    static boolean isEnhancement(Entry entry) {
        return (!entry.within().isEmpty()
                        && ENHANCEMENT.matcher(entry.within().getFirst()).matches())
                || INTERACTIVE_PSEUDO_CLASS.matcher(entry.selector()).matches();
    }

    private void plain(Entry entry) {
        String where = "the style sheet, "
                + (entry.selector().isEmpty() ? entry.within().getFirst() : entry.selector());
        entry.within().forEach(rule -> data.words().ofAtRule(rule).forEach(feature -> use(feature, where)));
        data.words().ofSelector(entry.selector()).forEach(feature -> use(feature, where));
        data.words().of(entry.declarations()).forEach(feature -> use(feature, where));
    }

    private void link(VisitedElement visited, String href) {
        if (href.startsWith("#")) {
            data.patterns().find("link", "anchor").ifPresent(feature -> use(feature, visited));
        } else if (href.regionMatches(true, 0, "mailto:", 0, 7)) {
            data.patterns().find("link", "mailto").ifPresent(feature -> use(feature, visited));
        }
    }

    private void typed(VisitedElement visited, Element element) {
        String usual = element.normalName().equals("input") ? "text" : "submit";
        String type = element.hasAttr("type") ? element.attr("type").toLowerCase(Locale.ROOT) : usual;
        data.patterns().find(element.normalName(), type).ifPresent(feature -> use(feature, visited));
    }

    private void find(String kind, String word, String where) {
        data.patterns().find(kind, word).ifPresent(feature -> use(feature, where));
    }

    private void use(CaniemailFeature feature, VisitedElement visited) {
        Use use = uses.get(feature);
        if (use == null) {
            uses.put(feature, new Use(visited.where()));
        } else {
            use.times++;
        }
    }

    private void use(CaniemailFeature feature, String where) {
        uses.computeIfAbsent(feature, none -> new Use(where));
    }

    private void warn(CaniemailFeature feature, String lacking, Use use) {
        String where = use.where + (use.times > 1 ? ", " + use.times + " times in all" : "");
        findings.warn(
                "support",
                lacking + (lacking.contains(",") ? " do" : " does") + " not know " + feature.title() + ".",
                where,
                "Do without it, or see that the letter is whole where it is missing: " + feature.url());
    }
}
