package gazette.lint.checks;

import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.VisitedElement;
import org.jsoup.nodes.Element;

/// Checks that a mail fits into the 600 pixels that mail programs give it.
public final class WidthCheck implements DomCheck {
    private static final int MOST = 600;

    private final FindingCollector findings;

    public WidthCheck(FindingCollector findings) {
        this.findings = findings;
    }

    @Override
    public void enter(VisitedElement visited) {
        double widest = Math.max(
                attribute(visited.element()),
                Math.max(
                        visited.style().pixels("width").orElse(0.0),
                        visited.style().pixels("min-width").orElse(0.0)));
        if (widest > MOST) {
            findings.warn(
                    "width",
                    "Something is " + Math.round(widest) + " pixels wide; letters have " + MOST + ".",
                    visited.where(),
                    "Make it narrower, or give its width in per cent.");
        }
    }

    private static double attribute(Element element) {
        String width = element.attr("width");
        boolean isNumber =
                !width.isEmpty() && width.length() < 7 && width.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(width) : 0;
    }
}
