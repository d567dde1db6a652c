package gazette.articles.markup;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeBlocksTest {
    private static final List<String> LINES = List.of("def f(x):", "    return x * 2", "", "f(42)");
    private static final String CODE = String.join("\n", LINES);

    /// How a line is written, and what stands between two.
    private static final List<List<String>> ENDINGS = List.of(
            List.of("%s", "\n"),
            List.of("%s", "<br>"),
            List.of("%s", "<br/>"),
            List.of("<div class=line>%s</div>", ""),
            List.of("<div>%s</div>", ""),
            List.of("<div class='line'>%s\n</div>", ""),
            List.of("<div class='line'>%s</div>", "\n"),
            List.of("<div class='line'>%s</div>", "\n    "),
            List.of("<span class=line style='display:block'>%s</span>", ""),
            List.of("<span class=line style='display: flex'>%s</span>", ""),
            List.of("<span class=line>%s</span>", ""),
            List.of("<span class=line>%s</span>", "\n"),
            List.of("<span class='line'><span class='cl'>%s\n</span></span>", ""),
            List.of("<span class='token-line' style='color:#393A34'>%s<br></span>", ""),
            List.of("<span data-line=''>%s</span>", "\n"),
            List.of("<code>%s</code>", ""),
            List.of("<code><span class='code-snippet_outer'>%s</span></code>", ""),
            List.of("<p>%s</p>", ""),
            List.of("<li class=L0><span class=pln>%s</span></li>", ""));

    /// How the number `#` stands before a line.
    private static final List<String> NUMBERS = List.of(
            "%s",
            "<span class='ln'>#</span>%s",
            "<span class=\"lnt\"> #</span>%s",
            "<span class=linenos># </span>%s",
            "<span class='lineno'>#</span>%s",
            "<span class=linenr>#: </span>%s",
            "<span class='line-number'>#</span>%s",
            "<span class='hljs-ln-n' data-line-number='#'></span>%s",
            "<span class='react-syntax-highlighter-line-number'>#</span>%s",
            "<span aria-hidden=true>#</span>%s",
            "<span style='-webkit-user-select:none;user-select: none;margin-right:.4em'>#</span>%s",
            "<a class='lineno' unselectable=on href='#l#'>#</a>%s");

    static Stream<String> shapes() {
        return ENDINGS.stream()
                .flatMap(ending -> NUMBERS.stream().map(number -> {
                    String lines = IntStream.range(0, LINES.size())
                            .mapToObj(i -> ending.getFirst()
                                    .formatted(number.replace("#", "" + (i + 1)).formatted(words(LINES.get(i)))))
                            .collect(Collectors.joining(ending.getLast()));
                    return ending.getFirst().startsWith("<code")
                            ? "<pre>" + lines + "</pre>"
                            : "<pre><code>" + lines + "</code></pre>";
                }));
    }

    /// A highlighter sets words in elements.
    private static String words(String line) {
        return line.replace(" ", "&nbsp;")
                .replace("def", "<span class=k>def</span>")
                .replace("42", "<span class='mi hljs-number'>42</span>");
    }

    @Test
    void eachLineIsALineInHtmlAndInTextWithoutItsNumber() {
        assertThat(shapes()).hasSizeGreaterThan(200).allSatisfy(CodeBlocksTest::assertRead);
    }

    private static void assertRead(String html) {
        Article article = read(html);
        assertThat(Jsoup.parse(article.html()).select("pre")).hasSize(1).allSatisfy(pre -> {
            assertThat(pre.wholeText().stripTrailing()).isEqualTo(CODE);
            assertThat(pre.select("div, br, p, li, table, span")).isEmpty();
        });
        assertThat(article.text())
                .isEqualTo("Before.\n\n    " + CODE.replace("\n", "\n    ").replace("\n    \n", "\n\n") + "\n\nAfter.");
    }

    private static Article read(String html) {
        return new ArticleFixture()
                .read("a.html", "<!doctype html><title>T</title><body><p>Before.</p>" + html + "<p>After.</p>")
                .article();
    }

    /// Whole blocks as the tools write them; `@` stands for the code with a span in it, `@@` for its numbers, one a
    /// line.
    static Stream<String> blocks() {
        String code = CODE.replace("42", "<span class=m>42</span>");
        String numbers = "1\n2\n3\n4\n";
        return Stream.of(
                        // Rouge, as Jekyll has it
                        "<div class='language-py highlighter-rouge'><div class='highlight'><pre class='highlight'><code><table class='rouge-table'><tbody><tr><td class='rouge-gutter gl'><pre class='lineno'>@@</pre></td><td class='rouge-code'><pre>@\n</pre></td></tr></tbody></table></code></pre></div></div>",
                        "<figure class=highlight><pre><code class='language-py' data-lang=py><table class='rouge-table'><tbody><tr><td class='gutter gl'><pre class=lineno>@@</pre></td><td class=code><pre>@</pre></td></tr></tbody></table></code></pre></figure>",
                        // Pygments
                        "<table class='highlighttable'><tr><td class='linenos'><div class='linenodiv'><pre><span class='normal'>1</span>\n2\n3\n4</pre></div></td><td class='code'><div class='highlight'><pre><span></span>@\n</pre></div></td></tr></table>",
                        "<div class='codehilite'><table class='codehilitetable'><tr><th colspan=2 class=filename></th></tr><tr><td class='linenos'><div class='linenodiv'><pre>@@</pre></div></td><td class='code'><div><pre><code>@</code></pre></div></td></tr></table></div>",
                        // Chroma, as Hugo has it
                        "<div class=highlight><div class=chroma><table class=lntable><tr><td class=lntd><pre tabindex=0 class=chroma><code><span class=lnt>1\n</span><span class=lnt>2\n</span><span class=lnt>3\n</span><span class=lnt>4\n</span></code></pre></td><td class=lntd><pre tabindex=0 class=chroma><code class=language-py data-lang=py>@\n</code></pre></td></tr></table></div></div>",
                        "<div class=highlight><table style='border-spacing:0'><tr><td style='vertical-align:top'><pre><code><span style='margin-right:0.4em'>1\n</span>2\n3\n4\n</code></pre></td><td><pre><code>@</code></pre></td></tr></table></div>",
                        // Hexo
                        "<figure class='highlight py'><table><tr><td class='gutter'><pre><span class='line'>1</span><br><span class='line'>2</span><br><span class='line'>3</span><br><span class='line'>4</span><br></pre></td><td class='code'><pre>"
                                + spans() + "</pre></td></tr></table></figure>",
                        // Prism with the plug-ins for numbers and copying
                        "<div class='code-toolbar'><pre class='line-numbers language-py'><code class='language-py'>@<span aria-hidden=true class='line-numbers-rows'><span></span><span></span></span></code></pre><div class='toolbar'><div class='toolbar-item'><button class='copy-to-clipboard-button'>Copy</button></div></div></div>",
                        // highlight.js with numbers
                        "<pre><code class='hljs'><table class='hljs-ln'>"
                                + rows(
                                        "<tr><td class='hljs-ln-line hljs-ln-numbers' data-line-number='#'><div class='hljs-ln-n' data-line-number='#'></div></td><td class='hljs-ln-line hljs-ln-code' data-line-number='#'>%s</td></tr>")
                                + "</table></code></pre>",
                        "<table class='hljs-ln'>"
                                + rows("<tr><td class='hljs-ln-numbers'>#</td><td class='hljs-ln-code'>%s</td></tr>")
                                + "</table>",
                        // Shiki in VitePress, VuePress
                        "<div class='language-py line-numbers-mode'><button title='Copy Code' class=copy></button><span class=lang>py</span><pre class='shiki'><code>"
                                + spans().replace("<br>", "\n")
                                + "</code></pre><div class='line-numbers-wrapper' aria-hidden=true><span class='line-number'>1</span><br><span class='line-number'>2</span><br></div></div>",
                        // Docusaurus
                        "<div class='language-py codeBlockContainer_x theme-code-block'><div class='codeBlockContent_y'><pre class='prism-code language-py'><code>"
                                + rows(
                                        "<span class='token-line codeLine_z'><span class='codeLineNumber_a line-number'></span><span>%s</span><br></span>")
                                + "</code></pre><div class='buttonGroup_b'><button class='clean-btn'>Copy</button></div></div></div>",
                        // GitHub: a file, a gist, a page
                        "<div class='highlight highlight-source-python'><pre>@</pre><div class='zeroclipboard-container'><clipboard-copy value=x><svg></svg></clipboard-copy></div></div>",
                        "<div class='gist-data'><div class='blob-wrapper'><table class='highlight tab-size js-file-line-container'>"
                                + rows(
                                        "<tr><td class='blob-num js-line-number' data-line-number='#'></td><td class='blob-code blob-code-inner js-file-line'>%s</td></tr>")
                                + "</table></div></div>",
                        // SyntaxHighlighter, as WordPress had it
                        "<div class='syntaxhighlighter python'><table><tr><td class=gutter><div class='line number1 index0'>1</div><div class='line number2'>2</div></td><td class=code><div class=container>"
                                + rows("<div class='line number# index0 alt2'><code class='py plain'>%s</code></div>")
                                + "</div></td></tr></table></div>",
                        // Crayon
                        "<div class='crayon-syntax'><div class='crayon-toolbar'>Python</div><textarea class='crayon-plain'>@</textarea><div class='crayon-main'><table class='crayon-table'><tr><td class='crayon-nums'><div class='crayon-nums-content'><div class='crayon-num'>1</div></div></td><td class='crayon-code'><div class='crayon-pre'>"
                                + rows("<div class='crayon-line'>%s</div>") + "</div></td></tr></table></div></div>",
                        // dp.SyntaxHighlighter, Google's code-prettify
                        "<div class='dp-highlighter'><ol class='dp-py'>" + rows("<li class=alt><span>%s</span></li>")
                                + "</ol></div>",
                        "<pre class='prettyprint linenums'><ol class=linenums>" + rows("<li class=L1>%s</li>")
                                + "</ol></pre>",
                        // CSDN, WeChat
                        "<pre class='has-numbering'><code>@</code><ul class='pre-numbering'><li>1</li><li>2</li></ul></pre>",
                        "<section class='code-snippet__fix'><ul class='code-snippet__line-index code-snippet__py'><li></li><li></li></ul><pre class='code-snippet__py'>"
                                + rows("<code><span class='code-snippet_outer'>%s</span></code>") + "</pre></section>",
                        // Asciidoctor, Expressive Code, Confluence
                        "<div class='listingblock'><div class='content'><pre class='rouge highlight'><code><table class='linenotable'><tr><td class='linenos gl'><pre class='lineno'>@@</pre></td><td class='code'><pre>@</pre></td></tr></table></code></pre></div></div>",
                        "<div class='expressive-code'><figure class='frame'><pre><code>"
                                + rows(
                                        "<div class='ec-line'><div class='gutter'><div class='ln' aria-hidden=true>#</div></div><div class='code'>%s</div></div>")
                                + "</code></pre><div class='copy'><button title='Copy'><div></div></button></div></figure></div>",
                        "<div class='code panel'><div class='codeContent'><pre class='syntaxhighlighter-pre'>@</pre></div></div>",
                        // Blogger
                        "<code>" + rows("%s<br>") + "</code>")
                .map(block -> block.replace("@@", numbers).replace("@", code));
    }

    private static String spans() {
        return LINES.stream()
                .map(line -> "<span class='line'>" + words(line) + "</span>")
                .collect(Collectors.joining("<br>"));
    }

    private static String rows(String row) {
        return IntStream.range(0, LINES.size())
                .mapToObj(i -> row.replace("#", "" + (i + 1)).formatted(words(LINES.get(i))))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theBlocksOfEveryHighlighterAreCode(String block) {
        assertRead(block);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pre>1⏎2⏎3</pre>|1⏎2⏎3",
                "<pre>a <b>b</b> <a href='https://x.example/'>c</a></pre>|a b c",
                "<pre><code>a</code> and <code>b</code></pre>|a and b",
                "<pre><span class=n>a</span><span class=n>b</span></pre>|ab",
                "<pre>x = <span class='hljs-number'>1</span></pre>|x = 1",
                "<pre><button>Copy</button>a</pre>|a",
                "<table><tr><th>1</th><th>Code</th></tr><tr><td>2</td><td><pre>a</pre></td></tr></table>|a"
            })
    void whatIsCodeAlreadyStaysAsItIs(String html, String text) {
        assertThat(Jsoup.parse(read(html.replace('⏎', '\n')).html()).select("pre").stream()
                        .map(Element::wholeText))
                .containsExactly(text.replace('⏎', '\n'));
    }

    @Test
    void boldWordsAndLinksInCodeStay() {
        assertThat(read("<pre><div>a <b>b</b></div><div><a href='https://x.example/'>c</a></div></pre>")
                        .html())
                .contains("<pre>a <strong>b</strong>\n<a href=\"https://x.example/\">c</a></pre>");
    }

    @Test
    void aSentenceWithCodeStaysASentence() {
        assertThat(read("<p>Use <code>a</code> or <code>b</code>.</p>").html())
                .contains("<p>Use <code>a</code> or <code>b</code>.</p>");
    }
}
