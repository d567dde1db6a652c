package gazette.articles.formats;

import gazette.text.Cjk;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Removes the spaces that converters add before Chinese punctuation, and moves images out of the paragraphs that they
/// were joined to. Code stays as it is.
final class CjkConverterCleanup {
    private static final String CLOSING = "，。！？；：、）》」』】〉〕";
    private static final Pattern GAP = Pattern.compile("(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}"
            + "，。！？；：、）》」』】〉〕”’…])[ \\t\\u00A0]+(?=[" + CLOSING + "])");
    private static final Pattern LEADING = Pattern.compile("\\A[\\s\\u00A0]+");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？：；…”’」』）]\\s*\\z");
    private static final String CODE = "pre, code, kbd, samp";

    private CjkConverterCleanup() {}

    /// Changes the body in place and returns it.
    static Element repair(Element body) {
        body.nodeStream(TextNode.class)
                .filter(text -> !isCode(text))
                .toList()
                .forEach(text -> text.text(GAP.matcher(text.getWholeText()).replaceAll("")));
        body.select("strong, em, del, a").forEach(CjkConverterCleanup::removeSpaceAfter);
        List.copyOf(body.select("p:has(img)")).forEach(CjkConverterCleanup::separateImages);
        return body;
    }

    private static boolean isCode(TextNode text) {
        return Optional.ofNullable(text.parent()).map(p -> p.closest(CODE)).isPresent();
    }

    private static void removeSpaceAfter(Element emphasis) {
        if (emphasis.nextSibling() instanceof TextNode next) {
            String text = LEADING.matcher(next.getWholeText()).replaceFirst("");
            if (!text.isEmpty() && CLOSING.indexOf(text.charAt(0)) >= 0) {
                next.text(text);
            }
        }
    }

    /// An image at the beginning of a paragraph, or after a full sentence, does not belong to a sentence.
    private static void separateImages(Element paragraph) {
        Node first = paragraph.firstChild();
        if (first != null && isImage(first) && first.nextSibling() instanceof TextNode text && startsWithCjk(text)) {
            paragraph.before(new Element("p").appendChild(first));
        }
        Node last = paragraph.lastChild();
        if (last != null
                && isImage(last)
                && last.previousSibling() instanceof TextNode text
                && SENTENCE_END.matcher(text.getWholeText()).find()) {
            paragraph.after(new Element("p").appendChild(last));
        }
    }

    private static boolean startsWithCjk(TextNode text) {
        return !text.isBlank() && Cjk.is(text.getWholeText().codePointAt(0));
    }

    private static boolean isImage(Node node) {
        return node.nameIs("img")
                || (node instanceof Element e
                        && !e.hasText()
                        && !e.select("> img").isEmpty());
    }
}
