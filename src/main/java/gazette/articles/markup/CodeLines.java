package gazette.articles.markup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Ends each line of a block of code with a line end, whatever element ends it in the source. The elements go; those
/// that make words bold or links stay.
final class CodeLines {
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "p",
            "li",
            "ol",
            "ul",
            "tr",
            "table",
            "tbody",
            "thead",
            "section",
            "article",
            "figure",
            "header",
            "pre",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final Pattern BLOCK_STYLE =
            Pattern.compile("(?i)display\\s*:\\s*(?:block|flex|grid|table-row|list-item)");
    private static final Pattern LINE = Pattern.compile(
            "(?i)(?:[\\w-]*[-_])?(?:code|token|hl_?)?(?:line|row)(?:[-_]?\\d+)?|code-snippet_+outer|cl");

    private final boolean areCodesLines;
    private boolean isAtStart = true;
    private boolean isPending;
    private char last = '\n';

    private CodeLines(boolean areCodesLines) {
        this.areCodesLines = areCodesLines;
    }

    /// Changes a block in place.
    static void write(Element pre) {
        pre.getElementsByTag("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        nameLines(pre);
        boolean areCodesLines =
                pre.children().stream().filter(e -> e.nameIs("code")).count() > 1
                        && pre.textNodes().stream().allMatch(TextNode::isBlank);
        boolean hasBlocks = areCodesLines || pre.stream().skip(1).anyMatch(CodeLines::isBlock);
        if (!hasBlocks) {
            return;
        }
        Element flat = new Element("pre");
        new CodeLines(areCodesLines).walk(pre, flat);
        pre.empty().appendChildren(List.copyOf(flat.childNodes()));
    }

    /// Styles may make lines of elements; the names of their classes tell.
    private static void nameLines(Element pre) {
        if (pre.wholeText().indexOf('\n') >= 0) {
            return;
        }
        Element lines = pre;
        while (lines.childrenSize() == 1 && lines.ownText().isBlank()) {
            lines = lines.child(0);
        }
        boolean areLines = lines.childrenSize() > 1
                && lines.ownText().isBlank()
                && lines.children().stream().allMatch(CodeLines::isLine);
        if (areLines) {
            List.copyOf(lines.children()).forEach(line -> line.tagName("div"));
        }
    }

    private static boolean isLine(Element element) {
        return element.hasAttr("data-line")
                || element.hasAttr("data-line-number")
                || element.classNames().stream()
                        .anyMatch(name -> LINE.matcher(name).matches());
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName())
                || (element.hasAttr("style")
                        && BLOCK_STYLE.matcher(element.attr("style")).find());
    }

    private void walk(Element from, Element to) {
        for (Node node : from.childNodes()) {
            switch (node) {
                case TextNode text -> write(text, to);
                case Element inner when isBlock(inner) || (areCodesLines && isLineOfPre(inner)) -> block(inner, to);
                case Element inner when inner.nameIs("td") || inner.nameIs("th") -> walk(inner, to);
                case Element inner -> walk(inner, emptied(inner, to));
                default -> {}
            }
        }
    }

    private static Element emptied(Element element, Element to) {
        Element copy = to.appendElement(element.tagName());
        copy.attributes().addAll(element.attributes());
        return copy;
    }

    private static boolean isLineOfPre(Element code) {
        return code.nameIs("code") && code.parent() != null && code.parent().nameIs("pre");
    }

    private void write(TextNode node, Element to) {
        String text = node.getWholeText();
        if (text.isBlank() && isBetweenBlocks(node)) {
            // White space between the elements of lines is the page's own, but for empty lines.
            text = isAtStart
                    ? ""
                    : "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
        }
        if (text.isEmpty()) {
            return;
        }
        to.appendChild(new TextNode(isPending && !text.startsWith("\n") ? "\n" + text : text));
        isPending = false;
        isAtStart = false;
        last = text.charAt(text.length() - 1);
    }

    private static boolean isBetweenBlocks(TextNode node) {
        return (node.previousSibling() instanceof Element before && isBlock(before))
                || (node.nextSibling() instanceof Element after && isBlock(after));
    }

    /// A block begins and ends a line; one that is empty is an empty line.
    private void block(Element block, Element to) {
        if (isPending || (!isAtStart && last != '\n')) {
            to.appendChild(new TextNode("\n"));
            last = '\n';
            isAtStart = false;
        }
        isPending = false;
        boolean isEmpty = block.wholeText().isEmpty();
        walk(block, areCodesLines && isLineOfPre(block) ? emptied(block, to) : to);
        isPending = isPending || isEmpty || last != '\n';
        isAtStart = isAtStart && !isEmpty;
    }
}
