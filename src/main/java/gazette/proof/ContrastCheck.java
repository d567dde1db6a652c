package gazette.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.TextNode;

/// Whether words stand out from what is behind them (WCAG 2.2, success criterion 1.4.3), by day and in dark mode.
final class ContrastCheck implements Check {
    private static final double WANTED = 4.5;
    private static final double WANTED_LARGE = 3;

    private final Marks marks;
    private final DarkRules dark;
    private final Deque<Ink> byDay = new ArrayDeque<>();
    private final Deque<Ink> byNight = new ArrayDeque<>();
    private final Map<Pair, String> seen = new LinkedHashMap<>();
    private String place = "";

    private record Pair(Rgb colour, Rgb ground, boolean large, boolean night) {
        boolean isLegible() {
            return contrast() >= (large ? WANTED_LARGE : WANTED);
        }

        double contrast() {
            return colour.on(ground).contrast(ground);
        }
    }

    ContrastCheck(Marks marks, DarkRules dark) {
        this.marks = marks;
        this.dark = dark;
        byDay.push(Ink.PLAIN);
        byNight.push(Ink.PLAIN);
    }

    @Override
    public void enter(Sight sight) {
        place = sight.place();
        byDay.push(byDay.element().within(sight.element(), sight.styling().values()));
        if (!dark.isEmpty()) {
            byNight.push(byNight.element().within(sight.element(), dark.told(sight.element(), sight.styling())));
        }
    }

    @Override
    public void leave() {
        byDay.pop();
        if (!dark.isEmpty()) {
            byNight.pop();
        }
    }

    @Override
    public void read(TextNode text) {
        look(byDay.element(), text, false);
        if (!dark.isEmpty()) {
            look(byNight.element(), text, true);
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

    private void look(Ink ink, TextNode text, boolean night) {
        if (ink.hidden() || ink.ground().isEmpty()) {
            return;
        }
        var pair = new Pair(ink.colour(), ink.ground().get(), ink.isLarge(), night);
        if (!seen.containsKey(pair)) {
            seen.put(pair, pair.isLegible() ? "" : where(text));
        }
    }

    private String where(TextNode text) {
        String words = "“" + Sight.shortened(text.text().strip()) + "”";
        return words + ", " + place;
    }

    private void warn(Pair pair, String where) {
        String mode = pair.night ? "In dark mode, text" : "Text";
        String what = String.format(
                Locale.ROOT,
                "%s in %s on %s stands out %.1f to 1; readers need %s.",
                mode,
                pair.colour.on(pair.ground),
                pair.ground,
                pair.contrast(),
                pair.large ? "3 to 1" : "4.5 to 1");
        String colours = pair.night ? "the dark colours" : "the colours";
        marks.warn("contrast", what, where, "Make " + colours + " in theme.yaml differ more in brightness.");
    }
}
