package gazette.articles.parsing.page;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells whether a part of a page holds a text that is known to be the article's: a summary, or what the page gives as
/// data.
final class Touchstone {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？\\n]+");
    /// In letters. Shorter sentences may be anywhere.
    private static final int SHORTEST = 20;
    private static final int MOST_SENTENCES = 60;
    /// Of the sentences: an editor may have shortened some.
    private static final double ENOUGH = 0.5;

    private final List<String> sentences;

    Touchstone(String text) {
        this.sentences = SENTENCE_END
                .splitAsStream(text)
                .map(PageMetadata::fold)
                .filter(sentence -> sentence.length() >= SHORTEST)
                .limit(MOST_SENTENCES)
                .toList();
    }

    boolean isIn(Element candidate) {
        if (sentences.isEmpty()) {
            return true;
        }
        String text = PageMetadata.fold(candidate.text());
        return sentences.stream().filter(text::contains).count() >= ENOUGH * sentences.size();
    }
}
