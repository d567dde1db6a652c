package gazette.articles.plaintext;

import gazette.articles.text.FootnoteLinkDetector;
import gazette.articles.text.Whitespace;
import gazette.text.TextShortener;
import java.util.List;
import org.jsoup.nodes.Element;

/// Makes the summary of an article that has none of its own.
public final class Summary {
    private static final int MAX_LENGTH = 200;

    /// A shorter paragraph may be a byline or a subtitle.
    private static final int MIN_COLUMNS = 50;

    private Summary() {}

    /// Returns the beginning of the first long paragraph, else of the first, else of the whole text; at most 200
    /// characters.
    public static String of(Element body) {
        List<String> paragraphs = FootnoteLinkDetector.withoutText(body).select("p").stream()
                .map(p -> Whitespace.line(p.text()))
                .filter(p -> !p.isEmpty())
                .toList();
        return paragraphs.stream()
                .filter(p -> LineWrapper.width(p) >= MIN_COLUMNS)
                .findFirst()
                .or(() -> paragraphs.stream().findFirst())
                .map(text -> TextShortener.atWord(text, MAX_LENGTH))
                .orElseGet(() -> TextShortener.atWord(Whitespace.line(body.text()), MAX_LENGTH));
    }
}
