package gazette.proof;

import org.jsoup.nodes.Element;

/// Whether a letter fits into the 600 pixels that mail programs give it.
final class WidthCheck implements Check {
    private static final int MOST = 600;

    private final Marks marks;

    WidthCheck(Marks marks) {
        this.marks = marks;
    }

    @Override
    public void enter(Sight sight) {
        double widest = Math.max(
                attribute(sight.element()),
                Math.max(
                        sight.styling().pixels("width").orElse(0.0),
                        sight.styling().pixels("min-width").orElse(0.0)));
        if (widest > MOST) {
            marks.warn(
                    "width",
                    "Something is " + Math.round(widest) + " pixels wide; letters have " + MOST + ".",
                    sight.where(),
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
