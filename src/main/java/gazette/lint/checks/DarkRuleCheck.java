package gazette.lint.checks;

import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.VisitedElement;
import gazette.lint.style.DarkModeStyleResolver;
import gazette.render.css.Declaration;
import gazette.render.css.StyleSheetOutline.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds what a rule for dark mode says in vain: a `style` attribute of each element that it selects is stronger.
public final class DarkRuleCheck implements DomCheck {
    private final DarkModeStyleResolver darkMode;
    private final FindingCollector findings;
    private final Map<Said, Boolean> beaten = new LinkedHashMap<>();

    private record Said(String selector, String property) {}

    public DarkRuleCheck(DarkModeStyleResolver darkMode, FindingCollector findings) {
        this.darkMode = darkMode;
        this.findings = findings;
    }

    @Override
    public void enter(VisitedElement visited) {
        for (Entry rule : darkMode.weakRulesFor(visited.element())) {
            for (Declaration declaration : rule.declarations()) {
                if (!declaration.important()) {
                    boolean isBeaten =
                            visited.style().values().keySet().stream().anyMatch(declaration::overlaps);
                    beaten.merge(new Said(rule.selector(), declaration.property()), isBeaten, Boolean::logicalAnd);
                }
            }
        }
    }

    @Override
    public void end() {
        beaten.forEach((said, isBeaten) -> {
            if (isBeaten) {
                findings.warn(
                        "dark",
                        "For dark mode, '" + said.selector() + "' sets " + said.property()
                                + " in vain: style attributes are stronger.",
                        "the style sheet",
                        "Write !important behind it in the theme's mail.css, or a stronger selector.");
            }
        });
    }
}
