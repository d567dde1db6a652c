package gazette.lint.style;

import gazette.render.css.Declaration;
import gazette.render.css.StyleSheetOutline.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Finds what a mail's style sheets say for dark mode. Rules are indexed by the class or name that ends their selector:
/// to try each rule on each element would take longer than all other checks.
public final class DarkModeStyleResolver {
    private static final Pattern ENDING = Pattern.compile("([\\w-]+)?(?:\\.([\\w-]+))?[^\\s>+~]*$");

    private final List<Entry> rules;
    private final Set<Entry> weak = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, List<Integer>> byEnding = new HashMap<>();
    private final Map<String, List<Entry>> candidateRules = new HashMap<>();

    public DarkModeStyleResolver(List<Entry> sheets) {
        this.rules = sheets.stream().filter(DarkModeStyleResolver::isDark).toList();
        rules.stream()
                .filter(rule -> !rule.declarations().stream().allMatch(Declaration::important))
                .forEach(weak::add);
        for (int i = 0; i < rules.size(); i++) {
            byEnding.computeIfAbsent(ending(rules.get(i).selector()), none -> new ArrayList<>())
                    .add(i);
        }
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /// Returns the style of an element in dark mode: its own, and the rules that match it.
    public Map<String, String> darkStyleOf(Element element, InlineStyle own) {
        List<Entry> matching = candidateRules(element).stream()
                .filter(rule -> rule.matches()
                        .filter(selector -> selector.test(element))
                        .isPresent())
                .toList();
        if (matching.isEmpty()) {
            return own.values();
        }
        var told = new HashMap<String, String>();
        matching.forEach(rule -> apply(rule, false, told));
        told.putAll(own.values());
        matching.forEach(rule -> apply(rule, true, told));
        return told;
    }

    /// Returns the rules for dark mode that match an element and say something without `!important`.
    public List<Entry> weakRulesFor(Element element) {
        if (weak.isEmpty()) {
            return List.of();
        }
        return candidateRules(element).stream()
                .filter(weak::contains)
                .filter(rule -> rule.matches().orElseThrow().test(element))
                .toList();
    }

    /// Returns the rules whose last part fits the element; the weakest first.
    private List<Entry> candidateRules(Element element) {
        return candidateRules.computeIfAbsent(element.normalName() + " " + element.className(), none -> {
            var endings = new ArrayList<>(List.of("*", element.normalName()));
            element.classNames().forEach(name -> endings.add("." + name));
            return endings.stream()
                    .flatMap(ending -> byEnding.getOrDefault(ending, List.of()).stream())
                    .sorted()
                    .map(rules::get)
                    .toList();
        });
    }

    private static void apply(Entry rule, boolean important, Map<String, String> told) {
        for (Declaration declaration : rule.declarations()) {
            if (declaration.important() == important) {
                told.put(declaration.property(), declaration.values().getFirst());
                if (declaration.property().equals("background")) {
                    told.remove("background-color");
                }
            }
        }
    }

    private static boolean isDark(Entry entry) {
        return entry.matches().isPresent()
                && entry.within().stream().anyMatch(rule -> rule.matches("@media .*prefers-color-scheme:\\s*dark.*"));
    }

    private static String ending(String selector) {
        Matcher ending = ENDING.matcher(selector.replaceAll("\\[[^\\]]*\\]", ""));
        if (!ending.find() || (ending.group(1) == null && ending.group(2) == null)) {
            return "*";
        }
        return ending.group(2) == null ? ending.group(1) : "." + ending.group(2);
    }
}
