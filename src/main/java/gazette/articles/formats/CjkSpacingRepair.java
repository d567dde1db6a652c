package gazette.articles.formats;

import gazette.text.Cjk;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Takes out the spaces that converters set before Chinese punctuation, where nobody wrote one, and parts pictures from
/// the text that they are glued to. Code stays as it is.
final class CjkSpacingRepair {
    private static final String CLOSING = "，。！？；：、）》」』】〉〕";
    private static final Pattern GAP = Pattern.compile("(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}"
            + "，。！？；：、）》」』】〉〕”’…])[ \\t]+(?=[" + CLOSING + "])");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？：；…”’」』）]\\s*\\z");
    private static final String CODE = "pre, code, kbd, samp";

    private CjkSpacingRepair() {}

    static Element repair(Element body) {
        body.nodeStream(TextNode.class)
                .filter(text -> !isCode(text))
                .toList()
                .forEach(text -> text.text(GAP.matcher(text.getWholeText()).replaceAll("")));
        body.select("strong, em, del, a").forEach(CjkSpacingRepair::closeUp);
        List.copyOf(body.select("p:has(img)")).forEach(CjkSpacingRepair::part);
        return body;
    }

    private static boolean isCode(TextNode text) {
        return Optional.ofNullable(text.parent()).map(p -> p.closest(CODE)).isPresent();
    }

    private static void closeUp(Element emphasis) {
        if (emphasis.nextSibling() instanceof TextNode next) {
            String text = next.getWholeText().stripLeading();
            if (!text.isEmpty() && CLOSING.indexOf(text.charAt(0)) >= 0) {
                next.text(text);
            }
        }
    }

    /// A picture that begins a paragraph, or stands behind a whole sentence, is none within a sentence.
    private static void part(Element paragraph) {
        Node first = paragraph.firstChild();
        if (first != null && isPicture(first) && first.nextSibling() instanceof TextNode text && begins(text)) {
            paragraph.before(new Element("p").appendChild(first));
        }
        Node last = paragraph.lastChild();
        if (last != null
                && isPicture(last)
                && last.previousSibling() instanceof TextNode text
                && SENTENCE_END.matcher(text.getWholeText()).find()) {
            paragraph.after(new Element("p").appendChild(last));
        }
    }

    private static boolean begins(TextNode text) {
        return !text.isBlank() && Cjk.is(text.getWholeText().codePointAt(0));
    }

    private static boolean isPicture(Node node) {
        return node.nameIs("img")
                || (node instanceof Element e
                        && !e.hasText()
                        && !e.select("> img").isEmpty());
    }
}
