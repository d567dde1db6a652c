package gazette.articles.markup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// Writes formulas as the text that their authors wrote, TeX, or else as text with raised and lowered parts. KaTeX and
/// MathJax have each formula in the page several times, for browsers, for screen readers and for search; it is kept
/// once.
final class Formulas {
    private static final String RENDERED =
            ".MathJax, .MathJax_Display, .MathJax_SVG, .MathJax_SVG_Display, .MathJax_CHTML, .mjx-chtml, .MJXc-display";
    private static final Evaluator ELEMENTS =
            QueryParser.parse(".katex, .mwe-math-element, [data-tex], .latex-rendered[data-attrs],"
                    + " script[type^=math/], mjx-container, .MathJax_Preview, " + RENDERED + ", math");
    private static final Evaluator DRAWN =
            QueryParser.parse(RENDERED + ", .MathJax_Preview, mjx-container, .MathJax_Error");
    private static final Evaluator TEX = QueryParser.parse("annotation[encoding~=(?i)tex]");
    private static final Pattern DISPLAY_STYLE =
            Pattern.compile("\\{\\\\(?:displaystyle|textstyle) (.*)}", Pattern.DOTALL);
    private static final Pattern DELIMITED =
            Pattern.compile("\\\\\\[(.*)\\\\]|\\\\\\((.*)\\\\\\)|\\$\\$(.*)\\$\\$", Pattern.DOTALL);
    private static final Pattern EXPRESSION =
            Pattern.compile("\"persistentExpression\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,500}+)\"");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Formulas() {}

    /// Changes a body in place.
    static void write(Element body) {
        List<Element> elements = List.copyOf(body.select(ELEMENTS));
        // What a script has in its source is best; what is drawn beside it goes.
        elements.stream().filter(e -> e.nameIs("script")).forEach(Formulas::writeScript);
        elements.stream()
                .filter(e -> !e.nameIs("script") && e.root().equals(body.root()))
                .forEach(Formulas::writeElement);
    }

    private static void writeScript(Element script) {
        Node before = script.previousSibling();
        while (before != null
                && (before instanceof Element e
                        ? e.is(DRAWN)
                        : before.outerHtml().isBlank())) {
            Node earlier = before.previousSibling();
            before.remove();
            before = earlier;
        }
        boolean isMathMl = script.attr("type").contains("mml");
        boolean isDisplay = script.attr("type").contains("display");
        if (isMathMl) {
            Element math = Jsoup.parseBodyFragment(script.data()).body();
            put(script, Optional.empty(), math, isDisplay);
        } else {
            put(script, Optional.of(script.data()), script, isDisplay);
        }
    }

    private static void writeElement(Element element) {
        Element math = element.nameIs("math") ? element : element.selectFirst("math");
        Element outer = element.closest(".katex-display, .MathJax_Display, .MathJax_SVG_Display, .MJXc-display");
        Element whole = outer == null ? element : outer;
        boolean isDisplay = !whole.equals(element)
                || element.is("[display=block], [display=true], .mwe-math-fallback-image-display, .latex-rendered")
                || (math != null && math.attr("display").equals("block"));
        Optional<String> tex = tex(element, math);
        if (tex.isPresent() || math != null) {
            put(whole, tex, math == null ? element : math, isDisplay);
        } else if (element.hasAttr("data-mathml")) {
            put(
                    whole,
                    Optional.empty(),
                    Jsoup.parseBodyFragment(element.attr("data-mathml")).body(),
                    isDisplay);
        } else if (element.hasClass("MathJax_Preview")) {
            removePreview(element);
        } else {
            KatexHtml.write(element);
        }
    }

    /// A preview is shown until the formula is drawn.
    private static void removePreview(Element preview) {
        Element next = preview.nextElementSibling();
        if (next != null && next.is(DRAWN) && next.hasText()) {
            preview.remove();
        }
    }

    private static Optional<String> tex(Element element, @Nullable Element math) {
        Element annotation = element.selectFirst(TEX);
        if (annotation != null && !annotation.wholeText().isBlank()) {
            return Optional.of(annotation.wholeText());
        }
        Matcher expression = EXPRESSION.matcher(element.attr("data-attrs"));
        if (expression.find()) {
            return Optional.of(expression.group(1).replace("\\\\", "\\").replace("\\n", " "));
        }
        Element drawn = element.selectFirst("img[alt]");
        return Optional.of(element.attr("data-tex"))
                .filter(tex -> !tex.isBlank())
                .or(() -> Optional.of(element.attr("data-latex")).filter(tex -> !tex.isBlank()))
                .or(() -> Optional.ofNullable(math).map(m -> m.attr("alttext")).filter(tex -> !tex.isBlank()))
                .or(() -> element.hasClass("mwe-math-element")
                        ? Optional.ofNullable(drawn).map(img -> img.attr("alt"))
                        : Optional.empty());
    }

    private static void put(Element place, Optional<String> tex, Element math, boolean isDisplay) {
        Element formula = tex.map(Formulas::written).orElseGet(() -> MathMl.html(math));
        if (isDisplay && place.closest("p, h1, h2, h3, h4, h5, h6, li, td") == null) {
            formula = new Element("p").appendChild(formula);
        } else if (isDisplay) {
            place.before(new Element("br")).after(new Element("br"));
        }
        place.replaceWith(formula);
    }

    /// What has commands is set like code, so that nothing in it is taken for something else.
    private static Element written(String tex) {
        String text = SPACE.matcher(tex).replaceAll(" ").strip();
        Matcher style = DISPLAY_STYLE.matcher(text);
        text = style.matches() ? style.group(1).strip() : text;
        Matcher delimited = DELIMITED.matcher(text);
        if (delimited.matches()) {
            text = Stream.of(1, 2, 3)
                    .map(delimited::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(text)
                    .strip();
        }
        boolean isPlain = text.indexOf('\\') < 0 && text.indexOf('{') < 0;
        return new Element(isPlain ? "span" : "code").text(text);
    }
}
