package gazette.articles.markup;

import java.util.List;
import org.jsoup.nodes.Element;

/// Writes a formula that is there only as KaTeX draws it: boxes on one another, from the lowest to the highest.
final class KatexHtml {
    private KatexHtml() {}

    /// Changes an element in place; other elements than those of KaTeX stay as they are.
    static void write(Element formula) {
        Element drawn = formula.selectFirst(".katex-html");
        if (drawn == null) {
            return;
        }
        // A filter of a feed may have left the text of the other copy.
        formula.select(".katex-mathml").remove();
        drawn.select(".strut, .vlist-s, .pstrut, .frac-line").remove();
        drawn.select(".mfrac").reversed().forEach(KatexHtml::writeFraction);
        drawn.select(".msupsub").reversed().forEach(KatexHtml::writeScripts);
        drawn.select(".mrel, .mbin").forEach(sign -> sign.prependText(" ").appendText(" "));
    }

    private static void writeFraction(Element fraction) {
        List<String> parts = parts(fraction);
        if (parts.size() == 2) {
            fraction.text(MathMl.grouped(parts.getLast()) + "/" + MathMl.grouped(parts.getFirst()));
        }
    }

    private static void writeScripts(Element scripts) {
        List<String> parts = parts(scripts);
        boolean hasLower = scripts.selectFirst(".vlist-t2") != null;
        if (parts.isEmpty() || parts.size() > 2) {
            return;
        }
        scripts.empty();
        if (hasLower) {
            scripts.appendElement("sub").text(parts.getFirst());
        }
        if (!hasLower || parts.size() == 2) {
            scripts.appendElement("sup").text(parts.getLast());
        }
    }

    private static List<String> parts(Element boxes) {
        Element list = boxes.selectFirst(".vlist");
        return list == null ? List.of() : list.children().eachText();
    }
}
