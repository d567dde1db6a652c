package gazette.articles.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Gives a clean body its one shape: blocks only, none of them empty, pictures that stand alone in blocks of their
/// own. Shaping what is shaped changes nothing.
public final class BlockNormalizer {
    private static final Set<String> BLOCKS = Set.of(
            ("p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table figure figcaption hr dl dt dd caption thead tbody"
                            + " tfoot tr td th")
                    .split(" "));

    private BlockNormalizer() {}

    public static Element shape(Element clean) {
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
            new ParagraphBuilder(from, to).set(run);
            run.clear();
            if (node instanceof Element element) {
                block(element, to);
            }
        }
        new ParagraphBuilder(from, to).set(run);
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

    /// Not `shallowClone`, which in jsoup 1.24 may keep the original's list of children in mind.
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

    /// For items and cells: a single paragraph needs no `<p>` there.
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
        Element shaped = emptied(list);
        for (Element child : list.children()) {
            Element item = child.nameIs("li") ? child : new Element("li").appendChild(child.clone());
            append(compact(item), shaped);
        }
        return shaped;
    }

    private static Element definitions(Element list) {
        Element shaped = emptied(list);
        list.select("> dt, > dd, > div > dt, > div > dd").forEach(e -> append(compact(e), shaped));
        return shaped;
    }

    /// A table around a table, or with one cell only, lays out a page; it is dissolved.
    private static void table(Element table, Element to) {
        boolean layout =
                table.select("table").size() > 1 || table.select("td, th").size() < 2;
        if (layout) {
            table.select("caption, td, th").stream()
                    .filter(cell -> table.equals(cell.closest("table")))
                    .forEach(cell -> fill(cell, to));
            return;
        }
        Element shaped = table.clone();
        shaped.select("caption, td, th").forEach(cell -> cell.replaceWith(compact(cell)));
        shaped.select("table, thead, tbody, tfoot, tr")
                .forEach(part -> part.textNodes().forEach(TextNode::remove));
        append(shaped, to);
    }

    private static void figure(Element figure, Element to) {
        if (figure.select("img").size() != 1) {
            fill(figure, to);
            return;
        }
        Element shaped = emptied(figure);
        figure.select("img").forEach(img -> shaped.appendChild(linked(img).clone()));
        figure.select("figcaption").forEach(caption -> append(compact(caption), shaped));
        to.appendChild(shaped.childrenSize() > 1 ? shaped : shaped.tagName("p"));
    }

    private static Element linked(Element img) {
        return Stream.of(img.parent())
                .filter(p -> p != null && p.nameIs("a"))
                .findFirst()
                .orElse(img);
    }

    /// A heading is one line of text; a picture in it stands before it.
    private static void heading(Element heading, Element to) {
        heading.select("img").forEach(img -> to.appendElement("p").appendChild(img.clone()));
        Element shaped = heading.clone();
        shaped.select("img").remove();
        shaped.select("br").forEach(br -> br.replaceWith(new TextNode(" ")));
        shaped.select("strong").stream()
                .filter(s -> s.text().equals(shaped.text()))
                .toList()
                .forEach(Element::unwrap);
        if (shaped.stream().filter(BlockNormalizer::isBlock).count() > 1) {
            shaped.text(shaped.text());
        }
        append(shaped, to);
    }
}
