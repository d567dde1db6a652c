package gazette.articles;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// An article's body in its final shape.
record Body(Element element) {
    /// One block a line.
    String html() {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        List<Element> blocks = element.clone().children();
        return String.join(
                "\n",
                blocks.stream()
                        .map(b -> page.body().appendChild(b).lastElementChild())
                        .map(String::valueOf)
                        .toList());
    }

    String text() {
        return PlainText.of(element);
    }

    String summary() {
        return Summary.of(element);
    }

    boolean isEmpty() {
        return !Paragraphs.hasContent(element);
    }
}
