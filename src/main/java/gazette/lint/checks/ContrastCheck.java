package gazette.lint.checks;

import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.VisitedElement;
import gazette.lint.style.DarkModeStyleResolver;
import gazette.lint.style.Rgb;
import gazette.lint.style.TextStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.TextNode;

/// Checks that words stand out from their background (WCAG 2.2, success criterion 1.4.3), in light and dark mode.
public final class ContrastCheck implements DomCheck {
    private static final double WANTED = 4.5;
    private static final double WANTED_LARGE = 3;

    private final FindingCollector findings;
    private final DarkModeStyleResolver dark;
    private final Deque<TextStyle> lightStyles = new ArrayDeque<>();
    private final Deque<TextStyle> darkStyles = new ArrayDeque<>();
    private final Map<Pair, String> seen = new LinkedHashMap<>();
    private String place = "";

    private record Pair(Rgb colour, Rgb backgroundColor, boolean large, boolean darkMode) {
        boolean isLegible() {
            return contrast() >= (large ? WANTED_LARGE : WANTED);
        }

        double contrast() {
            return colour.on(backgroundColor).contrast(backgroundColor);
        }
    }

    public ContrastCheck(FindingCollector findings, DarkModeStyleResolver dark) {
        this.findings = findings;
        this.dark = dark;
        lightStyles.push(TextStyle.PLAIN);
        darkStyles.push(TextStyle.PLAIN);
    }

    @Override
    public void enter(VisitedElement visited) {
        place = visited.place();
        lightStyles.push(
                lightStyles.element().inherit(visited.element(), visited.style().values()));
        if (!dark.isEmpty()) {
            darkStyles.push(darkStyles
                    .element()
                    .inherit(visited.element(), dark.darkStyleOf(visited.element(), visited.style())));
        }
    }

    @Override
    public void leave() {
        lightStyles.pop();
        if (!dark.isEmpty()) {
            darkStyles.pop();
        }
    }

    @Override
    public void text(TextNode text) {
        look(lightStyles.element(), text, false);
        if (!dark.isEmpty()) {
            look(darkStyles.element(), text, true);
        }
    }

    @Override
    public void end() {
        seen.forEach((pair, where) -> {
            if (!pair.isLegible()) {
                warn(pair, where);
            }
        });
    }

    private void look(TextStyle textStyle, TextNode text, boolean night) {
        if (textStyle.hidden() || textStyle.backgroundColor().isEmpty()) {
            return;
        }
        var pair = new Pair(textStyle.colour(), textStyle.backgroundColor().get(), textStyle.isLarge(), night);
        if (!seen.containsKey(pair)) {
            seen.put(pair, pair.isLegible() ? "" : where(text));
        }
    }

    private String where(TextNode text) {
        String words = "“" + VisitedElement.shortened(text.text().strip()) + "”";
        return words + ", " + place;
    }

    private void warn(Pair pair, String where) {
        String mode = pair.darkMode ? "In dark mode, text" : "Text";
        String what = String.format(
                Locale.ROOT,
                "%s in %s on %s stands out %.1f to 1; subscribers need %s.",
                mode,
                pair.colour.on(pair.backgroundColor),
                pair.backgroundColor,
                pair.contrast(),
                pair.large ? "3 to 1" : "4.5 to 1");
        String colours = pair.darkMode ? "the dark colours" : "the colours";
        findings.warn("contrast", what, where, "Make " + colours + " in theme.yaml differ more in brightness.");
    }
}
