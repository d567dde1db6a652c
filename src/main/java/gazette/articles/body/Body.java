package gazette.articles.body;

import gazette.articles.plaintext.HtmlToText;
import gazette.articles.plaintext.Summary;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// An article's body in its final shape.
public record Body(Element element) {
    /// One block a line.
    public String html() {
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

    public String text() {
        return HtmlToText.of(element);
    }

    public String summary() {
        return Summary.of(element);
    }

    public boolean isEmpty() {
        return !ParagraphBuilder.hasContent(element);
    }
}
