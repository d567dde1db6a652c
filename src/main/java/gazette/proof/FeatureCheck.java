package gazette.proof;

import gazette.render.SheetOutline.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Which features a letter uses, and which of them harm readers whose program lacks them.
final class FeatureCheck implements Check {
    /// What such rules say comes on top, where it is known.
    private static final Pattern ENHANCEMENT =
            Pattern.compile("@(media|supports|keyframes|font-face).*", Pattern.DOTALL);

    private static final Pattern WAITS =
            Pattern.compile("(?i).*:(hover|focus|focus-visible|focus-within|active|visited|link)\\b.*");

    private final Standards standards;
    private final Marks marks;
    private final Map<Feature, Use> uses = new LinkedHashMap<>();

    private static final class Use {
        final String where;
        int times = 1;

        Use(String where) {
            this.where = where;
        }
    }

    FeatureCheck(Standards standards, Marks marks) {
        this.standards = standards;
        this.marks = marks;
    }

    /// The head of a document, and its style sheets.
    void head(Document document, List<Entry> sheets) {
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
    public void enter(Sight sight) {
        Element element = sight.element();
        standards.vocabulary().find("element", element.normalName()).ifPresent(feature -> use(feature, sight));
        for (Attribute attribute : element.attributes()) {
            standards.vocabulary().find("attribute", attribute.getKey()).ifPresent(feature -> use(feature, sight));
        }
        sight.styling().features().forEach(feature -> use(feature, sight));
        switch (element.normalName()) {
            case "img" -> standards.words().ofPicture(element.attr("src")).ifPresent(feature -> use(feature, sight));
            case "a" -> link(sight, element.attr("href"));
            case "input", "button" -> typed(sight, element);
            default -> {}
        }
    }

    @Override
    public void end() {
        uses.forEach((feature, use) -> {
            String lacking = feature.lackedBy(standards.data().clients());
            if (!lacking.isEmpty() && standards.harmless().without(feature).isEmpty()) {
                warn(feature, lacking, use);
            }
        });
    }

    Set<Feature> used() {
        return uses.keySet();
    }

    /// At-rules for phones, dark mode and the like, and what waits for the pointer.
    static boolean isEnhancement(Entry entry) {
        return (!entry.within().isEmpty()
                        && ENHANCEMENT.matcher(entry.within().getFirst()).matches())
                || WAITS.matcher(entry.selector()).matches();
    }

    private void plain(Entry entry) {
        String where = "the style sheet, "
                + (entry.selector().isEmpty() ? entry.within().getFirst() : entry.selector());
        entry.within().forEach(rule -> standards.words().ofAtRule(rule).forEach(feature -> use(feature, where)));
        standards.words().ofSelector(entry.selector()).forEach(feature -> use(feature, where));
        standards.words().of(entry.declarations()).forEach(feature -> use(feature, where));
    }

    private void link(Sight sight, String href) {
        if (href.startsWith("#")) {
            standards.vocabulary().find("link", "anchor").ifPresent(feature -> use(feature, sight));
        } else if (href.regionMatches(true, 0, "mailto:", 0, 7)) {
            standards.vocabulary().find("link", "mailto").ifPresent(feature -> use(feature, sight));
        }
    }

    private void typed(Sight sight, Element element) {
        String usual = element.normalName().equals("input") ? "text" : "submit";
        String type = element.hasAttr("type") ? element.attr("type").toLowerCase(Locale.ROOT) : usual;
        standards.vocabulary().find(element.normalName(), type).ifPresent(feature -> use(feature, sight));
    }

    private void find(String kind, String word, String where) {
        standards.vocabulary().find(kind, word).ifPresent(feature -> use(feature, where));
    }

    private void use(Feature feature, Sight sight) {
        Use use = uses.get(feature);
        if (use == null) {
            uses.put(feature, new Use(sight.where()));
        } else {
            use.times++;
        }
    }

    private void use(Feature feature, String where) {
        uses.computeIfAbsent(feature, none -> new Use(where));
    }

    private void warn(Feature feature, String lacking, Use use) {
        String where = use.where + (use.times > 1 ? ", " + use.times + " times in all" : "");
        marks.warn(
                "support",
                lacking + (lacking.contains(",") ? " do" : " does") + " not know " + feature.title() + ".",
                where,
                "Do without it, or see that the letter is whole where it is missing: " + feature.url());
    }
}
