package gazette.articles.body;

import gazette.articles.plaintext.HtmlToText;
import gazette.articles.plaintext.Summary;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Holds the finished body of an article.
public record Body(Element element) {
    /// Returns the HTML, one block a line.
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

    /// Returns the plain text.
    public String text() {
        return HtmlToText.of(element);
    }

    /// Returns the beginning of the text, at most 200 characters.
    public String summary() {
        return Summary.of(element);
    }

    /// Returns whether there is neither text nor an image.
    public boolean isEmpty() {
        return !ParagraphBuilder.hasContent(element);
    }
}
