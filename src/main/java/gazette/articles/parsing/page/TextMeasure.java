package gazette.articles.parsing.page;

import gazette.text.Cjk;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Measures how much text each element of a tree holds, as the tree is at that time.
final class TextMeasure implements NodeVisitor {
    /// A Chinese or Japanese character says as much as so many letters.
    private static final int CJK_WEIGHT = 3;
    private static final int SENTENCE = 20;
    private static final int FIRST_CJK = 0x2E80;

    private final Map<Node, Amount> amounts = new HashMap<>();
    private Amount total = Amount.NONE;
    private int links;

    /// Holds the letters and digits of an element: all, those in links, and those outside links in pieces so long that
    /// they are no labels.
    record Amount(int all, int linked, int sentences) {
        static final Amount NONE = new Amount(0, 0, 0);

        private Amount plus(int letters, boolean isLinked) {
            return new Amount(
                    all + letters,
                    linked + (isLinked ? letters : 0),
                    sentences + (isLinked || letters < SENTENCE ? 0 : letters));
        }

        private Amount minus(Amount before) {
            return new Amount(all - before.all, linked - before.linked, sentences - before.sentences);
        }

        /// Returns the letters outside links.
        int prose() {
            return all - linked;
        }

        boolean isMostlyLinks() {
            return all > 0 && linked * 2 > all;
        }
    }

    private TextMeasure() {}

    static TextMeasure of(Element root) {
        var measure = new TextMeasure();
        root.traverse(measure);
        return measure;
    }

    /// Returns how much text an element holds that may be an article.
    static int sentences(Element root) {
        return of(root).amount(root).sentences();
    }

    /// Returns the amount of an element; none for an element that was not there.
    Amount amount(Node node) {
        return amounts.getOrDefault(node, Amount.NONE);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            links += isLink(element) ? 1 : 0;
            amounts.put(node, total);
        }
        if (node instanceof TextNode text) {
            total = total.plus(letters(text.getWholeText()), links > 0);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            links -= isLink(element) ? 1 : 0;
            amounts.put(node, total.minus(amount(node)));
        }
    }

    /// A link within the page, such as to a note, is part of the text.
    private static boolean isLink(Element element) {
        return element.nameIs("a")
                && element.hasAttr("href")
                && !element.attr("href").startsWith("#");
    }

    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters += c >= FIRST_CJK && Cjk.isSpaceless(c) ? CJK_WEIGHT : 1;
            }
        }
        return letters;
    }
}
