package gazette.articles.markup;

import gazette.articles.text.PlainNotation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Writes MathML as a line of HTML: `x<sup>2</sup>`, `(a + b)/c`, `√(x)`.
final class MathMl {
    private static final Set<String> SILENT =
            Set.of("annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark");
    private static final Set<String> RELATIONS = Set.of(
            "=", "≠", "<", ">", "≤", "≥", "≈", "≡", "∼", "≃", "≅", "∝", "→", "←", "↔", "⇒", "⇔", "↦", "∈", "∉", "⊂",
            "⊆", "∪", "∩", "+", "−", "±", "×", "÷", ":=", "≪", "≫", "∧", "∨");
    private static final Pattern INVISIBLE = Pattern.compile("[\\x{2061}-\\x{2064}\\x{200B}]");
    private static final Pattern SINGLE = Pattern.compile("[\\p{L}\\p{N}.]+|√?\\([^()]*\\)|\\|[^|]*\\||\\[[^\\[\\]]*]");

    private MathMl() {}

    /// Returns a formula in one inline element.
    static Element html(Element math) {
        Element line = new Element("span");
        writeAll(math.children().isEmpty() ? List.of(math) : math.children(), line);
        return line;
    }

    /// Returns a part of a formula in brackets, if it is more than one sign or name.
    static String grouped(String part) {
        return SINGLE.matcher(part).matches() ? part : "(" + part + ")";
    }

    private static void writeAll(List<Element> elements, Element to) {
        elements.forEach(element -> write(element, to));
    }

    private static void write(Element e, Element to) {
        List<Element> parts = e.children();
        switch (e.normalName()) {
            case "semantics" -> writeAll(parts.stream().limit(1).toList(), to);
            case "mo" -> writeOperator(e, to);
            case "mi" -> writeName(e, to);
            case "mspace" -> to.appendText(" ");
            case "msup" -> writeScripts(parts, to, "sup");
            case "msub" -> writeScripts(parts, to, "sub");
            case "msubsup" -> writeScripts(parts, to, "sub", "sup");
            case "mover" -> writeScripts(parts, to, isAccent(parts) ? "span" : "sup");
            case "munder" -> writeScripts(parts, to, "sub");
            case "munderover" -> writeScripts(parts, to, "sub", "sup");
            case "mfrac" -> writeFraction(parts, to);
            case "msqrt" -> to.appendText("√" + grouped(text(parts)));
            case "mroot" -> {
                to.appendElement("sup").text(text(parts.subList(Math.min(1, parts.size()), parts.size())));
                to.appendText("√" + grouped(text(parts.stream().limit(1).toList())));
            }
            case "mfenced" -> writeFenced(e, to);
            case "mtable" ->
                to.appendText(parts.stream()
                        .map(row -> row.children().stream()
                                .map(cell -> text(List.of(cell)))
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; ")));
            default -> writeOther(e, to);
        }
    }

    private static void writeOther(Element e, Element to) {
        if (SILENT.contains(e.normalName())) {
            return;
        }
        if (e.childrenSize() == 0) {
            to.appendText(INVISIBLE.matcher(e.text()).replaceAll(""));
        } else {
            writeAll(e.children(), to);
        }
    }

    /// A letter is a variable; more are the name of a function.
    private static void writeName(Element e, Element to) {
        String name = INVISIBLE.matcher(e.text().strip()).replaceAll("");
        if (name.codePointCount(0, name.length()) == 1) {
            to.appendElement("var").text(name);
        } else {
            to.appendText(name);
        }
    }

    private static void writeOperator(Element e, Element to) {
        String sign = INVISIBLE.matcher(e.text().strip()).replaceAll("");
        String plain = sign.equals("-") ? "−" : sign;
        Element before = e.previousElementSibling();
        boolean isBetween = before != null && (!before.nameIs("mo") || isClosing(before));
        boolean isRelation = RELATIONS.contains(plain) && isBetween && e.nextElementSibling() != null;
        to.appendText(isRelation ? " " + plain + " " : plain.equals(",") ? ", " : plain);
    }

    private static boolean isClosing(Element before) {
        return ")]}|".contains(before.text().strip());
    }

    private static boolean isAccent(List<Element> parts) {
        return parts.size() == 2
                && parts.get(1).nameIs("mo")
                && !Character.isLetterOrDigit(
                        parts.get(1).text().codePoints().findFirst().orElse('a'));
    }

    private static void writeScripts(List<Element> parts, Element to, String... names) {
        writeGrouped(parts.stream().limit(1).toList(), to);
        for (int i = 0; i < names.length && i + 1 < parts.size(); i++) {
            Element script = to.appendElement(names[i]);
            write(parts.get(i + 1), script);
            if (script.text().isBlank() && script.childrenSize() == 0) {
                script.remove();
            }
        }
    }

    /// A base of several signs, such as a sum, is set in brackets.
    private static void writeGrouped(List<Element> base, Element to) {
        Element written = new Element("span");
        writeAll(base, written);
        boolean isSingle = written.text().codePointCount(0, written.text().length()) < 2
                || SINGLE.matcher(written.text()).matches();
        if (!isSingle) {
            written.prependChild(new TextNode("(")).appendText(")");
        }
        to.appendChildren(written.childNodesCopy());
    }

    private static void writeFraction(List<Element> parts, Element to) {
        if (parts.size() == 2) {
            writeGrouped(parts.subList(0, 1), to);
            to.appendText("/");
            writeGrouped(parts.subList(1, 2), to);
        } else {
            writeAll(parts, to);
        }
    }

    private static void writeFenced(Element e, Element to) {
        to.appendText(e.hasAttr("open") ? e.attr("open") : "(");
        for (int i = 0; i < e.childrenSize(); i++) {
            to.appendText(i > 0 ? ", " : "");
            write(e.child(i), to);
        }
        to.appendText(e.hasAttr("close") ? e.attr("close") : ")");
    }

    /// Returns parts on one line, in signs that need no HTML.
    private static String text(List<Element> parts) {
        Element line = new Element("span");
        writeAll(parts, line);
        PlainNotation.apply(line);
        return line.text();
    }
}
