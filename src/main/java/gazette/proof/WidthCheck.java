package gazette.proof;

import java.util.Optional;
import java.util.stream.Stream;
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
        double widest = Stream.of(
                        sight.styling().pixels("width"),
                        sight.styling().pixels("min-width"),
                        attribute(sight.element()))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        if (widest > MOST) {
            marks.warn(
                    "width",
                    "Something is " + Math.round(widest) + " pixels wide; letters have " + MOST + ".",
                    sight.where(),
                    "Make it narrower, or give its width in per cent.");
        }
    }

    private static Optional<Double> attribute(Element element) {
        String width = element.attr("width");
        return width.matches("\\d{1,6}") ? Optional.of(Double.valueOf(width)) : Optional.empty();
    }
}
