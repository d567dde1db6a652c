package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CssInlinerTest {
    private final CssInliner inliner = new CssInliner();

    /// Name, style sheet, HTML, and what becomes of both.
    static List<Arguments> cases() {
        return List.of(
                inlined("element", "p{color:red}", "<p>a</p>", "<p style=\"color:red\">a</p>"),
                inlined("class", ".x{color:red}", "<p class=\"x\">a</p>", "<p class=\"x\" style=\"color:red\">a</p>"),
                inlined("id", "#x{color:red}", "<p id=\"x\">a</p>", "<p id=\"x\" style=\"color:red\">a</p>"),
                inlined(
                        "attribute",
                        "p[lang=zh]{color:red}",
                        "<p lang=\"zh\">a</p>",
                        "<p lang=\"zh\" style=\"color:red\">a</p>"),
                inlined(
                        "attribute prefix",
                        "p[lang^=zh]{color:red}",
                        "<p lang=\"zh-CN\">a</p>",
                        "<p lang=\"zh-CN\" style=\"color:red\">a</p>"),
                inlined("everything", "*{margin:0}", "<p>a</p>", "<p style=\"margin:0\">a</p>"),
                inlined(
                        "descendant",
                        "div b{color:red}",
                        "<div><p><b>a</b></p></div>",
                        "<div><p><b style=\"color:red\">a</b></p></div>"),
                inlined("child", "div>b{color:red}", "<div><p><b>a</b></p></div>", "<div><p><b>a</b></p></div>"),
                inlined(
                        "next",
                        "b+i{color:red}",
                        "<b>a</b><i>b</i><i>c</i>",
                        "<b>a</b><i style=\"color:red\">b</i><i>c</i>"),
                inlined(
                        "following",
                        "b~i{color:red}",
                        "<b>a</b><i>b</i><i>c</i>",
                        "<b>a</b><i style=\"color:red\">b</i><i style=\"color:red\">c</i>"),
                inlined(
                        "a list of selectors",
                        "b,i{color:red}",
                        "<b>a</b><i>b</i>",
                        "<b style=\"color:red\">a</b><i style=\"color:red\">b</i>"),
                inlined(
                        "the first child",
                        "i:first-child{color:red}",
                        "<p><i>a</i><i>b</i></p>",
                        "<p><i style=\"color:red\">a</i><i>b</i></p>"),
                inlined(
                        "every second",
                        "i:nth-child(2n){color:red}",
                        "<p><i>a</i><i>b</i></p>",
                        "<p><i>a</i><i style=\"color:red\">b</i></p>"),
                inlined(
                        "not",
                        "i:not(.x){color:red}",
                        "<i class=\"x\">a</i><i>b</i>",
                        "<i class=\"x\">a</i><i style=\"color:red\">b</i>"),
                inlined(
                        "a class beats an element",
                        ".x{color:red}p{color:blue}",
                        "<p class=\"x\">a</p>",
                        "<p class=\"x\" style=\"color:red\">a</p>"),
                inlined(
                        "an id beats ten classes",
                        "#a{color:red}.b.b.b.b.b.b.b.b.b.b{color:blue}",
                        "<p id=\"a\" class=\"b\">a</p>",
                        "<p id=\"a\" class=\"b\" style=\"color:red\">a</p>"),
                inlined(
                        "two elements beat one",
                        "div p{color:red}p{color:blue}",
                        "<div><p>a</p></div>",
                        "<div><p style=\"color:red\">a</p></div>"),
                inlined(
                        "an attribute counts as a class",
                        "[lang]{color:red}p{color:blue}",
                        "<p lang=\"en\">a</p>",
                        "<p lang=\"en\" style=\"color:red\">a</p>"),
                inlined(
                        "not counts by what it holds",
                        "p:not(#y){color:red}p.x{color:blue}",
                        "<p class=\"x\">a</p>",
                        "<p class=\"x\" style=\"color:red\">a</p>"),
                inlined(
                        "the later of equals wins",
                        "p{color:red}p{color:blue}",
                        "<p>a</p>",
                        "<p style=\"color:blue\">a</p>"),
                inlined(
                        "important beats an id",
                        "p{color:red!important}#x{color:blue}",
                        "<p id=\"x\">a</p>",
                        "<p id=\"x\" style=\"color:red\">a</p>"),
                inlined(
                        "inline beats the sheet",
                        "#x{color:red}",
                        "<p id=\"x\" style=\"color:blue\">a</p>",
                        "<p id=\"x\" style=\"color:blue\">a</p>"),
                inlined(
                        "important beats inline",
                        "p{color:red !important}",
                        "<p style=\"color:blue\">a</p>",
                        "<p style=\"color:red\">a</p>"),
                inlined(
                        "important inline beats all",
                        "p{color:red !important}",
                        "<p style=\"color:blue !important\">a</p>",
                        "<p style=\"color:blue\">a</p>"),
                inlined(
                        "inline joins the sheet",
                        "p{margin:0}",
                        "<p style=\"color:blue\">a</p>",
                        "<p style=\"margin:0;color:blue\">a</p>"),
                inlined(
                        "a longhand after its shorthand",
                        "p{margin:0}.x{margin-top:5px}",
                        "<p class=\"x\">a</p>",
                        "<p class=\"x\" style=\"margin:0;margin-top:5px\">a</p>"),
                inlined(
                        "a stronger shorthand after a longhand",
                        "p{margin-top:5px}.x{margin:0}",
                        "<p class=\"x\">a</p>",
                        "<p class=\"x\" style=\"margin-top:5px;margin:0\">a</p>"),
                inlined(
                        "a longhand told twice moves behind",
                        "p{margin-top:1px}.x{margin:0}#y{margin-top:2px}",
                        "<p class=\"x\" id=\"y\">a</p>",
                        "<p class=\"x\" id=\"y\" style=\"margin:0;margin-top:2px\">a</p>"),
                inlined(
                        "several sheets",
                        "p{color:red}</style><style>p{margin:0}",
                        "<p>a</p>",
                        "<p style=\"color:red;margin:0\">a</p>"),
                inlined("upper case", "P{COLOR:RED}", "<p>a</p>", "<p style=\"color:RED\">a</p>"),
                inlined(
                        "quotes in a value",
                        "p{font-family:'Noto Sans',sans-serif}",
                        "<p>a</p>",
                        "<p style=\"font-family:'Noto Sans',sans-serif\">a</p>"),
                inlined(
                        "an address in a value",
                        "p{background:url(https://x.example/a.png?b=1&c=2)}",
                        "<p>a</p>",
                        "<p style=\"background:url(https://x.example/a.png?b=1&amp;c=2)\">a</p>"),
                inlined(
                        "a property of one client",
                        "p{mso-line-height-rule:exactly}",
                        "<p>a</p>",
                        "<p style=\"mso-line-height-rule:exactly\">a</p>"),
                inlined(
                        "an arithmetic value",
                        "p{width:calc(100% - 2px)}",
                        "<p>a</p>",
                        "<p style=\"width:calc(100% - 2px)\">a</p>"),
                inlined("a comment in the sheet", "/* x{ */p{color:red}", "<p>a</p>", "<p style=\"color:red\">a</p>"),
                inlined("an empty rule", "p{}", "<p>a</p>", "<p>a</p>"),
                inlined(
                        "a declaration without a colon",
                        "p{colour;color:red}",
                        "<p>a</p>",
                        "<p style=\"color:red\">a</p>"),
                inlined(
                        "a selector that is none",
                        "p{color:red} >>{color:blue} b{color:green}",
                        "<p>a</p><b>b</b>",
                        "<p style=\"color:red\">a</p><b style=\"color:green\">b</b>"),
                inlined(
                        "a brace too many",
                        "p{color:red}} b{color:green}",
                        "<p>a</p><b>b</b>",
                        "<p style=\"color:red\">a</p><b style=\"color:green\">b</b>"),
                inlined(
                        "a brace too few",
                        "b{color:green} p{color:red",
                        "<p>a</p><b>b</b>",
                        "<p style=\"color:red\">a</p><b style=\"color:green\">b</b>"),
                inlined(
                        "the comment marks of old pages",
                        "<!-- p{color:red} -->",
                        "<p>a</p>",
                        "<p style=\"color:red\">a</p>"),
                inlined(
                        "a broken inline style",
                        "p{color:red}",
                        "<p style=\"margin\">a</p>",
                        "<p style=\"color:red\">a</p>"),
                inlined(
                        "no sheet at all",
                        "",
                        "<p style=\"margin:0\">a &amp; b</p>",
                        "<p style=\"margin:0\">a &amp; b</p>"),
                inlined(
                        "width of a picture",
                        "img{width:120px;height:auto}",
                        "<img>",
                        "<img style=\"width:120px;height:auto\" width=\"120\">"),
                inlined(
                        "an attribute that is there",
                        "img{width:100%}",
                        "<img width=\"536\">",
                        "<img width=\"536\" style=\"width:100%\">"),
                inlined(
                        "a cell's attributes",
                        "td{width:50%;background-color:#fff;text-align:center;vertical-align:top}",
                        "<table><tbody><tr><td>a</td></tr></tbody></table>",
                        "<table><tbody><tr><td style=\"width:50%;background-color:#fff;text-align:center;vertical-align:top\" width=\"50%\" bgcolor=\"#ffffff\" align=\"center\" valign=\"top\">a</td></tr></tbody></table>"),
                inlined(
                        "a table does not float",
                        "table{text-align:left;width:600px}",
                        "<table></table>",
                        "<table style=\"text-align:left;width:600px\" width=\"600\"></table>"),
                inlined(
                        "no colour in a picture's place",
                        "td{background:url(a.png)}",
                        "<table><tbody><tr><td>a</td></tr></tbody></table>",
                        "<table><tbody><tr><td style=\"background:url(a.png)\">a</td></tr></tbody></table>"));
    }

    /// Name, style sheet, and what stays of it.
    static List<Arguments> remains() {
        return List.of(
                Arguments.of("hovering", "a:hover{color:red}", "a:hover{color:red}"),
                Arguments.of("what is made up", "p::before{content:\"x\"}", "p::before{content:\"x\"}"),
                Arguments.of("the old notation of it", "p:after{content:\"x\"}", "p:after{content:\"x\"}"),
                Arguments.of("only the undecidable selector", "p,a:hover{color:red}", "a:hover{color:red}"),
                Arguments.of("media", "@media print{p{color:red}}", "@media print{p{color:red}}"),
                Arguments.of(
                        "important in media",
                        "@media (max-width:480px){p{color:red!important}}",
                        "@media (max-width:480px){p{color:red !important}}"),
                Arguments.of(
                        "fonts",
                        "@font-face{font-family:X;src:url(x.woff)}",
                        "@font-face{font-family:X;src:url(x.woff)}"),
                Arguments.of("movements", "@keyframes k{from{top:0}}", "@keyframes k{from{top:0}}"),
                Arguments.of(
                        "support", "@supports (display:grid){p{color:red}}", "@supports (display:grid){p{color:red}}"),
                Arguments.of("imports", "@import url(x.css);", "@import url(x.css);"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rulesGoWhereTheyApply(String name, String css, String html, String expected) {
        assertThat(inliner.inline("<style>" + css + "</style>" + html)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remains")
    void whatAnAttributeCannotSayStays(String name, String css, String rest) {
        String inlined = inliner.inline("<style>" + css + "</style><p><a>x</a></p>");
        assertThat(normal(inlined.replaceAll("(?s).*<style>(.*)</style>.*", "$1")))
                .isEqualTo(normal(rest));
    }

    @Test
    void aWholeDocumentStaysWhole() {
        String html = "<!DOCTYPE html><html lang=\"zh\"><head><style>p{color:red}</style></head><body>"
                + "<!--[if mso]><table><tr><td><![endif]--><p>字 &lt;</p><!--[if mso]></td></tr></table><![endif]--></body></html>";
        assertThat(inliner.inline(html))
                .isEqualTo("<!doctype html><html lang=\"zh\"><head></head><body>"
                        + "<!--[if mso]><table><tr><td><![endif]--><p style=\"color:red\">字 &lt;</p>"
                        + "<!--[if mso]></td></tr></table><![endif]--></body></html>");
    }

    @Test
    void aSheetForPaperOnlyIsLeftAlone() {
        String html = "<style media=\"print\">p{color:red}</style><p>a</p>";
        assertThat(inliner.inline(html)).isEqualTo(html);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        String html = "<style>.a{color:red}.b{margin:0}p{padding:0}</style>" + "<p class=\"a b\">x</p>".repeat(50);
        assertThat(new CssInliner().inline(html)).isEqualTo(inliner.inline(html));
    }

    private static Arguments inlined(String name, String css, String html, String expected) {
        return Arguments.of(name, css, html, expected);
    }

    private static String normal(String css) {
        return css.replaceAll("\\s+", "").replace(";}", "}");
    }
}
