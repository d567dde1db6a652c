package gazette.articles.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Normalises a clean body: it has blocks only, none of them empty, and an image on a line of its own is a block of its
/// own. Normalising twice changes nothing.
public final class BlockNormalizer {
    private static final Set<String> BLOCKS = Set.of(
            ("p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table figure figcaption hr dl dt dd caption thead tbody"
                            + " tfoot tr td th")
                    .split(" "));

    private BlockNormalizer() {}

    /// Returns a new body; the given one stays as it is.
    public static Element normalize(Element clean) {
        Element body = new Element("body");
        fill(clean, body);
        return body;
    }

    private static void fill(Element from, Element to) {
        List<Node> run = new ArrayList<>();
        for (Node node : from.childNodes()) {
            if (isInline(node)) {
                run.add(node.clone());
                continue;
            }
            new ParagraphBuilder(from, to).append(run);
            run.clear();
            if (node instanceof Element element) {
                block(element, to);
            }
        }
        new ParagraphBuilder(from, to).append(run);
    }

    private static boolean isInline(Node node) {
        return node instanceof TextNode
                || (node instanceof Element e && e.stream().noneMatch(BlockNormalizer::isBlock));
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    private static void block(Element block, Element to) {
        switch (block.normalName()) {
            case "blockquote" -> append(filled(block), to);
            case "ul", "ol" -> append(list(block), to);
            case "dl" -> append(definitions(block), to);
            case "table" -> table(block, to);
            case "figure" -> figure(block, to);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(block, to);
            case "pre" -> append(block.clone(), to);
            case "hr" -> to.appendChild(block.clone());
            default -> fill(block, to);
        }
    }

    private static void append(Element block, Element to) {
        if (ParagraphBuilder.hasContent(block)) {
            to.appendChild(block);
        }
    }

    /// Not `shallowClone`, which in jsoup 1.24 may keep the list of the original's children.
    private static Element emptied(Element block) {
        Element emptied = new Element(block.tagName());
        emptied.attributes().addAll(block.attributes());
        return emptied;
    }

    private static Element filled(Element block) {
        Element filled = emptied(block);
        fill(block, filled);
        return filled;
    }

    /// A single paragraph in an item or a cell needs no `<p>`.
    private static Element compact(Element block) {
        Element filled = filled(block);
        List<Element> paragraphs =
                filled.children().stream().filter(e -> e.nameIs("p")).toList();
        if (paragraphs.size() == 1 && paragraphs.getFirst().equals(filled.firstElementChild())) {
            paragraphs.getFirst().unwrap();
        }
        return filled;
    }

    private static Element list(Element list) {
        Element normalized = emptied(list);
        for (Element child : list.children()) {
            Element item = child.nameIs("li") ? child : new Element("li").appendChild(child.clone());
            append(compact(item), normalized);
        }
        return normalized;
    }

    private static Element definitions(Element list) {
        Element normalized = emptied(list);
        list.select("> dt, > dd, > div > dt, > div > dd").forEach(e -> append(compact(e), normalized));
        return normalized;
    }

    /// A table that contains a table, or has one cell only, is for layout and is replaced by its content.
    private static void table(Element table, Element to) {
        boolean isLayout =
                table.select("table").size() > 1 || table.select("td, th").size() < 2;
        if (isLayout) {
            table.select("caption, td, th").stream()
                    .filter(cell -> table.equals(cell.closest("table")))
                    .forEach(cell -> fill(cell, to));
            return;
        }
        Element normalized = table.clone();
        normalized.select("caption, td, th").forEach(cell -> cell.replaceWith(compact(cell)));
        normalized
                .select("table, thead, tbody, tfoot, tr")
                .forEach(part -> part.textNodes().forEach(TextNode::remove));
        append(normalized, to);
    }

    private static void figure(Element figure, Element to) {
        if (figure.select("img").size() != 1) {
            fill(figure, to);
            return;
        }
        Element normalized = emptied(figure);
        figure.select("img").forEach(img -> normalized.appendChild(linked(img).clone()));
        figure.select("figcaption").forEach(caption -> append(compact(caption), normalized));
        to.appendChild(normalized.childrenSize() > 1 ? normalized : normalized.tagName("p"));
    }

    private static Element linked(Element img) {
        return Stream.of(img.parent())
                .filter(p -> p != null && p.nameIs("a"))
                .findFirst()
                .orElse(img);
    }

    /// A heading becomes one line of text; an image in it is moved before it.
    private static void heading(Element heading, Element to) {
        heading.select("img").forEach(img -> to.appendElement("p").appendChild(img.clone()));
        Element normalized = heading.clone();
        normalized.select("img").remove();
        normalized.select("br").forEach(br -> br.replaceWith(new TextNode(" ")));
        normalized.select("strong").stream()
                .filter(s -> s.text().equals(normalized.text()))
                .toList()
                .forEach(Element::unwrap);
        if (normalized.stream().filter(BlockNormalizer::isBlock).count() > 1) {
            normalized.text(normalized.text());
        }
        append(normalized, to);
    }
}
