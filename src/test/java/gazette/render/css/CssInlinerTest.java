package gazette.render.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssInlinerTest {
    private static final Path CASES = Path.of("src/test/resources/inliner/cases.txt");

    private final CssInliner inliner = new CssInliner();

    /// One case of the table.
    private record Case(String name, String css, String html, String out) {
        Arguments arguments() {
            return Arguments.of(name, page(), out);
        }

        private String page() {
            String style = "<style>" + css + "</style>";
            return html.contains("</head>") ? html.replace("</head>", style + "</head>") : style + html;
        }
    }

    /// Name, page or piece, and what becomes of it.
    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        String group = "";
        List<String> lines = Files.readAllLines(CASES);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("## ")) {
                group = lines.get(i).substring(3);
            } else if (i + 3 < lines.size() && lines.get(i + 1).startsWith("    css")) {
                cases.add(new Case(
                                group + ": " + lines.get(i),
                                value(lines.get(i + 1)),
                                value(lines.get(i + 2)),
                                value(lines.get(i + 3)))
                        .arguments());
            }
        }
        return cases;
    }

    private static String value(String line) {
        return line.length() < 10 ? "" : line.substring(10).replace("\\n", "\n");
    }

    /// What stays of a sheet as it is.
    static Stream<String> remains() {
        return Stream.of(
                "a:hover{color:red}",
                "p::before{content:\"x\"}",
                "p:after{content:\"x\"}",
                "@media print{p{color:red}}",
                "@media (max-width:480px){p{color:red !important}}",
                "@font-face{font-family:X;src:url(x.woff)}",
                "@keyframes k{from{top:0}}",
                "@supports (display:grid){p{color:red}}",
                "@import url(x.css);");
    }

    @Test
    void theTableIsReadWhole() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rulesGoWhereTheyApply(String name, String page, String out) {
        assertThat(inliner.inline(page).html()).isEqualTo(out);
    }

    @ParameterizedTest
    @MethodSource("remains")
    void whatAnAttributeCannotSayStays(String css) {
        String inlined =
                inliner.inline("<style>" + css + "</style><p><a>x</a></p>").html();
        assertThat(normal(inlined)).isEqualTo(normal("<style>" + css + "</style><p><a>x</a></p>"));
    }

    @Test
    void ofSeveralSelectorsOnlyTheUndecidableOneStays() {
        assertThat(inliner.inline("<style>p,a:hover{color:red}</style><p><a>x</a></p>")
                        .html())
                .isEqualTo("<style>\na:hover{color:red}\n</style><p style=\"color:red\"><a>x</a></p>");
    }

    @Test
    void aWholeDocumentStaysWhole() {
        String html = "<!DOCTYPE html><html lang=\"zh\"><head><style>p{color:red}</style></head><body>"
                + "<!--[if mso]><table><tr><td><![endif]--><p>字 &lt;</p><!--[if mso]></td></tr></table><![endif]--></body></html>";
        assertThat(inliner.inline(html).html())
                .isEqualTo("<!doctype html><html lang=\"zh\"><head></head><body>"
                        + "<!--[if mso]><table><tr><td><![endif]--><p style=\"color:red\">字 &lt;</p>"
                        + "<!--[if mso]></td></tr></table><![endif]--></body></html>");
    }

    @Test
    void aSheetForPaperOnlyIsLeftAlone() {
        String html = "<style media=\"print\">p{color:red}</style><p>a</p>";
        assertThat(inliner.inline(html).html()).isEqualTo(html);
    }

    @Test
    void whatIsInlinedOnceStaysAsItIs() {
        String once = inliner.inline("<style>p{color:red}td{width:5px}a:hover{margin:0}</style><p>a</p>")
                .html();
        assertThat(inliner.inline(once).html()).isEqualTo(once);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        String html = "<style>.a{color:red}.b{margin:0}p{padding:0}</style>" + "<p class=\"a b\">x</p>".repeat(50);
        assertThat(new CssInliner().inline(html)).isEqualTo(inliner.inline(html));
    }

    private static String normal(String css) {
        return css.replaceAll("\\s+", "").replace(";}", "}");
    }

    /// A sheet, and the warnings about it.
    static List<Arguments> whatDoesNothing() {
        return List.of(
                Arguments.of("p{color:red !ie}", List.of("1 'color:red !ie' is no declaration that browsers read")),
                Arguments.of(
                        "p{\n*zoom:1;\ncolor:red\\9}",
                        List.of(
                                "2 '*zoom:1' is no declaration that browsers read",
                                "3 'color:red\\9' is no declaration that browsers read")),
                Arguments.of(
                        "p{colour;margin:}",
                        List.of(
                                "1 'colour' is no declaration that browsers read",
                                "1 'margin:' is no declaration that browsers read")),
                Arguments.of("p{color:rgb(1,2,3}", List.of("1 'color:rgb(1,2,3' is no declaration that browsers read")),
                Arguments.of(
                        "b{}\n>>{color:red}",
                        List.of("2 '>>' is no selector that browsers read, so its rule is left out")),
                Arguments.of(
                        "p{color:red\n&:hover{color:blue}}",
                        List.of("1 'color:red &:hover' is a selector that no browser knows,"
                                + " so its rule stays in the sheet as it is")),
                Arguments.of(
                        "p{@keyframes x{from{top:0}}}",
                        List.of("1 '@keyframes x{from{top:0}}' stands in a rule, where browsers do not read it")),
                Arguments.of("p{color:red}b", List.of("1 'b' is a selector without a block")),
                Arguments.of("@layer x{p{b:c;d}}", List.of("1 'd' is no declaration that browsers read")),
                Arguments.of("_:-moz-tree,a:hover,p::before{_height:1px}", List.of()),
                Arguments.of("<!-- p{color:red}; --> }", List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void whatDoesNothing(String css, List<String> warnings) {
        assertThat(inliner.inline("<style>" + css + "</style><p>a</p>").warnings())
                .extracting(warning -> warning.line() + " " + warning.problem())
                .isEqualTo(warnings);
    }

    @Test
    void aWarningNamesTheLineOfThePage() {
        assertThat(inliner.inline("<p>a</p>\n<style>\np{x}\n</style>").warnings())
                .singleElement()
                .extracting(CssWarning::line)
                .isEqualTo(3);
    }

    @Test
    void rulesForClassesThatOnlyOtherLettersHaveAreDropped() {
        String html = "<style>.gap{margin:0}.ExternalClass{margin:0}</style><p>a</p>";
        assertThat(inliner.inline(html, Set.of("gap")).html())
                .isEqualTo("<style>\n.ExternalClass{margin:0}\n</style><p>a</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"& &{", ".a &,.b &{", "&,& b{", ":is(&,&){"})
    void selectorsThatGrowWithEachLevelHaveAnEnd(String level) {
        String css = ".x,.y{" + level.repeat(40) + "color:red" + "}".repeat(41);
        InlinedHtml inlined = inliner.inline("<style>" + css + "</style><p class=\"x\">a</p>");
        assertThat(inlined.html()).hasSizeLessThan(10_000);
        assertThat(inlined.warnings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@media x{",
                "a{",
                ":not(",
                "a{b:calc(",
                "a{b:(",
                "a{b:var(--a,",
                "@supports (",
                "a{b:[",
                ":is(",
                "@layer a{",
                "a{&b{"
            })
    void aSheetThatIsNestedWithoutEndIsRefused(String level) {
        String html = "<style>" + level.repeat(20_000) + "</style><p>x</p>";
        assertThatThrownBy(() -> inliner.inline(html).html()).isInstanceOf(CssTooDeepException.class);
        assertThatThrownBy(() -> StyleSheetOutline.read(level.repeat(20_000))).isInstanceOf(CssTooDeepException.class);
    }

    @Test
    void anAttributeThatIsNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> CssParser.declarations("width:" + "calc(".repeat(20_000)))
                .isInstanceOf(CssTooDeepException.class)
                .hasMessageContaining("in line 1");
    }

    @Test
    void bracketsInStringsAndCommentsAreNotCounted() {
        String sheet = "/*" + "(".repeat(100) + "*/p{content:'" + "(".repeat(100) + "'}";
        assertThat(StyleSheetOutline.read(sheet)).hasSize(1);
    }
}
