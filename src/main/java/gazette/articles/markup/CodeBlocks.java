package gazette.articles.markup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Makes one `<pre>` with plain lines of the code of every highlighter: without the numbers of its lines, without the
/// button that copies it, whether a line ends in a line end, a `<br>`, a `<div>` or the row of a table.
final class CodeBlocks {
    /// What shows code without `<pre>`, and in it the lines.
    private static final List<Highlighter> WITHOUT_PRE = List.of(
            new Highlighter("div.syntaxhighlighter", "td.code .line, td.code code.line, div.lines > .line"),
            new Highlighter("div.crayon-syntax", ".crayon-code .crayon-line"),
            new Highlighter("table:has(td.blob-code)", "td.blob-code"),
            new Highlighter("table.hljs-ln", "td.hljs-ln-code"),
            new Highlighter("ol[class~=(?:^|\\s)(?:dp-\\w+|linenums|geshi|code-lines?)(?:\\s|$)]", "> li"),
            new Highlighter(".geshi ol, div.de1 ol", "> li"),
            new Highlighter("div.react-code-lines, div.cm-content, div.view-lines", "> div"),
            new Highlighter("div.enlighter", "> div"));
    private static final Evaluator COPY = QueryParser.parse(
            "button, clipboard-copy, copy-button, [data-clipboard-text], [class~=(?i)(?:^|[-_\\s])(?:copy|clipboard|zeroclipboard|btn-copy)]");
    private static final Pattern WRAPPER =
            Pattern.compile("(?i).*(?:highlight|code|snippet|language-|hljs|prism|shiki|rouge|listing).*");
    private static final int LONGEST_BUTTON = 20;
    private static final int LEVELS = 3;

    /// What holds more than so many parts is no wrapper of one block of code.
    private static final int MAX_PARTS = 20;

    /// More blocks would take a time that grows with the square of their number.
    private static final int MAX_BLOCKS = 1000;

    private record Highlighter(Evaluator block, Evaluator lines) {
        Highlighter(String block, String lines) {
            this(QueryParser.parse(block), QueryParser.parse(lines));
        }
    }

    private CodeBlocks() {}

    /// Changes the code of a body in place.
    ///
    /// @param hasOthers whether there may be code that is in no `<pre>`
    static void plain(Element body, boolean hasOthers) {
        if (hasOthers) {
            WITHOUT_PRE.forEach(
                    highlighter -> List.copyOf(body.select(highlighter.block)).forEach(e -> putInPre(e, highlighter)));
            body.select("code:has(br)").stream()
                    .filter(code -> code.closest("pre") == null)
                    .toList()
                    .forEach(code -> code.wrap("<pre></pre>"));
        }
        List<Element> blocks = body.getElementsByTag("pre").stream()
                .filter(pre -> pre.parents().stream().noneMatch(p -> p.nameIs("pre")))
                .toList();
        if (blocks.size() <= MAX_BLOCKS) {
            blocks.stream().filter(pre -> pre.root().equals(body.root())).forEach(CodeBlocks::removeNumbers);
        }
        blocks.stream().filter(pre -> pre.root().equals(body.root())).forEach(CodeBlocks::plainLines);
    }

    private static void putInPre(Element block, Highlighter highlighter) {
        List<Element> lines = List.copyOf(block.select(highlighter.lines));
        if (lines.isEmpty()
                || block.closest("pre") != null
                || !block.getElementsByTag("pre").isEmpty()) {
            return;
        }
        Element code = new Element("code");
        for (Element line : lines) {
            LineNumbers.remove(line);
            code.appendElement("div").appendChildren(line.childNodesCopy());
        }
        block.replaceWith(new Element("pre").appendChild(code));
    }

    /// Removes the numbers in a block, beside it, and in the table that holds both.
    private static void removeNumbers(Element pre) {
        pre.select(COPY).stream()
                .filter(e -> !e.equals(pre) && isShort(e))
                .toList()
                .forEach(Element::remove);
        LineNumbers.remove(pre);
        Element around = pre;
        for (int i = 0; i < LEVELS; i++) {
            removeBeside(around);
            Element table = Optional.ofNullable(around.parent())
                    .filter(cell -> cell.nameIs("td"))
                    .map(cell -> cell.closest("table"))
                    .orElse(null);
            if (table != null && LineNumbers.areAllCellsBut(around.parent(), table)) {
                table.replaceWith(around);
                removeBeside(around);
            }
            Element parent = around.parent();
            if (parent == null || !isAround(parent)) {
                return;
            }
            around = parent;
        }
    }

    private static boolean isAround(Element parent) {
        return parent.nameIs("td")
                || parent.nameIs("figure")
                || WRAPPER.matcher(parent.className()).matches()
                || (parent.childrenSize() == 1 && parent.ownText().isBlank() && !parent.nameIs("body"));
    }

    private static void removeBeside(Element block) {
        Element parent = block.parent();
        if (parent == null) {
            return;
        }
        boolean isWrapper = WRAPPER.matcher(parent.className()).matches();
        for (Element sibling :
                isWrapper && parent.childrenSize() <= MAX_PARTS ? List.copyOf(parent.children()) : near(block)) {
            boolean isButton =
                    isWrapper && isShort(sibling) && (sibling.is(COPY) || isOnlyButtons(sibling) || isLabel(sibling));
            if (!sibling.equals(block) && (isButton || (isNear(sibling, block) && LineNumbers.isColumn(sibling)))) {
                sibling.remove();
            }
        }
    }

    private static boolean isNear(Element sibling, Element block) {
        return near(block).contains(sibling);
    }

    private static List<Element> near(Element block) {
        return Stream.of(
                        Optional.ofNullable(block.previousElementSibling()),
                        Optional.ofNullable(block.nextElementSibling()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isOnlyButtons(Element element) {
        return !element.select(COPY).isEmpty()
                && element.select(COPY).text().equals(element.text())
                && element.getElementsByTag("pre").isEmpty();
    }

    private static boolean isLabel(Element element) {
        return element.nameIs("span")
                && element.className().toLowerCase(Locale.ROOT).matches("(?:code-)?lang(?:uage)?(?:-label|-name)?");
    }

    private static boolean isShort(Element button) {
        return button.text().length() <= LONGEST_BUTTON;
    }

    private static void plainLines(Element pre) {
        CodeLines.write(pre);
        pre.select("code code").unwrap();
        List<TextNode> texts = pre.nodeStream(TextNode.class).toList();
        for (TextNode text : texts) {
            String plain = text.getWholeText()
                    .replace('\u00A0', ' ')
                    .replace("\u200B", "")
                    .replace("\uFEFF", "");
            if (!plain.equals(text.getWholeText())) {
                text.text(plain);
            }
        }
        List<Node> nodes = List.copyOf(pre.childNodes());
        boolean areLines = nodes.stream().filter(node -> node.nameIs("code")).count() > 1;
        if (areLines
                && nodes.stream()
                        .allMatch(node -> node.nameIs("code") || (node instanceof TextNode text && text.isBlank()))) {
            pre.children().forEach(Element::unwrap);
            List<Node> lines = List.copyOf(pre.childNodes());
            Element code = new Element("code");
            lines.forEach(code::appendChild);
            pre.appendChild(code);
        }
    }
}
