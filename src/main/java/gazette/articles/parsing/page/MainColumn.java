package gazette.articles.parsing.page;

import java.util.Comparator;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Finds the part of a page that holds most of its text, however it is marked.
final class MainColumn {
    /// Of the text of the element around it.
    private static final double MOST = 0.7;

    private final TextMeasure measure;

    MainColumn(TextMeasure measure) {
        this.measure = measure;
    }

    /// Returns the narrowest element whose text is most of that around it, level by level.
    Element in(Element body) {
        Element column = body;
        Optional<Element> narrower = narrower(column);
        while (narrower.isPresent()) {
            column = narrower.get();
            narrower = narrower(column);
        }
        return column;
    }

    private Optional<Element> narrower(Element column) {
        return column.children().stream()
                .filter(child -> child.isBlock() && !child.nameIs("p"))
                .max(Comparator.comparingInt(this::sentences))
                .filter(child -> sentences(child) > 0 && sentences(child) >= MOST * sentences(column));
    }

    private int sentences(Element element) {
        return measure.amount(element).sentences();
    }
}
