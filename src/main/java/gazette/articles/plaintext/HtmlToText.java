package gazette.articles.plaintext;

import gazette.articles.text.FootnoteLinkDetector;
import gazette.articles.text.PlainNotation;
import gazette.articles.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Converts the HTML of a normalised body to plain text, as a person would type it into a mail.
public final class HtmlToText {
    private static final int WIDTH = 72;
    private static final int BULLET_WIDTH = 2;
    private static final String BLANK = "";
    private static final Pattern LINE_NUMBERS = Pattern.compile("[\\d\\s]*");

    private final LinkReferences linkReferences = new LinkReferences();

    private final Map<String, String> footnotes;

    private HtmlToText(Map<String, String> footnotes) {
        this.footnotes = footnotes;
    }

    /// Returns the text, wrapped at 72 columns.
    public static String of(Element original) {
        Element body = original.clone();
        PlainNotation.apply(body);
        HtmlToText text = new HtmlToText(FootnoteLinkDetector.markersById(body));
        List<String> lines = text.blocks(body, WIDTH, true);
        return String.join("\n", text.linkReferences.appendTo(lines));
    }

    /// @param isLoose whether there is an empty line between two blocks
    private List<String> blocks(Element container, int width, boolean isLoose) {
        List<String> lines = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node node : container.childNodes()) {
            if (node instanceof TextNode || !((Element) node).isBlock()) {
                run.add(node);
                continue;
            }
            add(lines, wrapped(run, width), isLoose);
            run.clear();
            add(lines, block((Element) node, width), isLoose);
        }
        add(lines, wrapped(run, width), isLoose);
        return lines;
    }

    private static void add(List<String> lines, List<String> block, boolean isLoose) {
        if (isLoose && !lines.isEmpty() && !block.isEmpty()) {
            lines.add(BLANK);
        }
        lines.addAll(block);
    }

    private List<String> block(Element block, int width) {
        List<String> lines = undirected(block, width);
        return block.hasAttr("dir") ? DirectionMarks.add(lines, block.attr("dir")) : lines;
    }

    private List<String> undirected(Element block, int width) {
        return switch (block.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> underlined(wrapped(block.childNodes(), width));
            case "blockquote" -> prefixed("> ", "> ", blocks(block, width - 2, true));
            case "ul", "ol" -> list(block, width);
            case "pre" ->
                prefixed(
                        "    ",
                        "    ",
                        block.wholeText().stripTrailing().lines().toList());
            case "table" -> table(block, width);
            case "hr" -> List.of("* * *");
            case "dd" -> prefixed("  ", "  ", blocks(block, width - 2, false));
            case "dl", "figure" -> blocks(block, width, false);
            default -> wrapped(block.childNodes(), width);
        };
    }

    private static List<String> underlined(List<String> heading) {
        int width = heading.stream().mapToInt(LineWrapper::width).max().orElse(0);
        return Stream.concat(heading.stream(), Stream.of("-".repeat(width)))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> list(Element list, int width) {
        List<String> lines = new ArrayList<>();
        boolean isLoose = !list.select("> li > p").isEmpty();
        int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element item : list.children()) {
            String bullet = TaskItem.is(item) ? "" : "- ";
            String numbered = list.nameIs("ol") ? number++ + ". " : bullet;
            String marker = Optional.ofNullable(footnotes.get(item.id()))
                    .map(footnote -> footnote + " ")
                    .orElse(numbered);
            String indent = " ".repeat(marker.isEmpty() ? BULLET_WIDTH : marker.length());
            boolean isApart = !item.select("> p").isEmpty();
            add(lines, prefixed(marker, indent, blocks(item, width - indent.length(), isApart)), isLoose);
        }
        return lines;
    }

    private static List<String> prefixed(String first, String rest, List<String> lines) {
        List<String> prefixed = new ArrayList<>();
        for (String line : lines) {
            prefixed.add(((prefixed.isEmpty() ? first : rest) + line).stripTrailing());
        }
        return prefixed;
    }

    private List<String> table(Element table, int width) {
        boolean hasCode = table.selectFirst("pre") != null;
        return hasCode ? cells(table, width) : new TextTable(table, this::inline).lines(width);
    }

    /// Returns the cells of a table of code one below the other, without those that number its lines.
    private List<String> cells(Element table, int width) {
        List<String> lines = new ArrayList<>();
        for (Element cell : table.select("td, th")) {
            if (!LINE_NUMBERS.matcher(cell.text()).matches()) {
                add(lines, blocks(cell, width, true), true);
            }
        }
        return lines;
    }

    private List<String> wrapped(List<Node> run, int width) {
        return LineWrapper.wrap(inline(run), width);
    }

    private String inline(List<Node> run) {
        String text = run.stream().map(this::inline).collect(Collectors.joining());
        return BareAddressMarks.resolve(text)
                .lines()
                .map(Whitespace::line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private String inline(Node node) {
        return switch (node) {
            case TextNode text -> text.getWholeText().replace('\n', ' ');
            case Element e when e.nameIs("br") -> "\n";
            case Element e when e.nameIs("img") -> e.attr("alt").isBlank() ? "" : "[" + e.attr("alt") + "]";
            case Element e when FootnoteLinkDetector.isFootnote(e) -> FootnoteLinkDetector.marker(e);
            case Element e when FootnoteLinkDetector.isBackLink(e) -> "";
            case Element e when FootnoteLinkDetector.isInternal(e) -> inline(e.childNodes());
            case Element e when e.nameIs("a") -> linkReferences.mark(inline(e.childNodes()), e.attr("href"));
            case Element e when e.isBlock() -> inline(e.childNodes()) + "\n";
            case Element e -> e.childNodes().stream().map(this::inline).collect(Collectors.joining());
            default -> "";
        };
    }
}
