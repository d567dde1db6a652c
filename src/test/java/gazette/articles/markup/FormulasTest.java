package gazette.articles.markup;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {
    private static final String KATEX_HTML =
            "<span class='katex-html' aria-hidden=true><span class=base><span class=strut></span>"
                    + "<span class=mord>m</span><span class=mrel>=</span><span class=mord><span class=mord>c</span><span class=msupsub>"
                    + "<span class='vlist-t'><span class=vlist-r><span class=vlist><span><span class=pstrut></span><span class=mord>2</span></span></span></span></span></span></span></span></span>";
    private static final String MATHML =
            "<math><semantics><mrow><mi>m</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></mrow>"
                    + "<annotation encoding='application/x-tex'>m = c^2</annotation></semantics></math>";

    private static Article read(String html) {
        String shape = html.replace(
                        "{KATEX}",
                        "<span class=katex><span class='katex-mathml'>" + MATHML + "</span>" + KATEX_HTML + "</span>")
                .replace("{DRAWN}", KATEX_HTML)
                .replace("{MATHML}", MATHML);
        return new ArticleFixture()
                .read("a.html", "<!doctype html><title>T</title><body>" + shape)
                .article();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<p>So {KATEX}, he said.|<p>So m = c^2, he said.</p>",
                "<p>So {MATHML}.|<p>So m = c^2.</p>",
                "<p>So <span class=katex>{DRAWN}</span>.|<p>So m = c<sup>2</sup>.</p>",
                "<p>So <span class=katex><span class=katex-mathml>m=c2m = c^2</span>{DRAWN}</span>.|<p>So m = c<sup>2</sup>.</p>",
                "So<span class=katex-display>{KATEX}</span>he said.|<p>So</p><p>m = c^2</p><p>he said.</p>",
                "<p>So <math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup></math>.|<p>So e<sup>kt</sup>.</p>",
                "<p>So <math><msub><mi>x</mi><mn>1</mn></msub><mo>+</mo><msubsup><mi>y</mi><mn>2</mn><mn>3</mn></msubsup></math>.|<p>So x<sub>1</sub> + y<sub>2</sub><sup>3</sup>.</p>",
                "<p>So <math><mfrac><mrow><mi>a</mi><mo>-</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>.|<p>So (a − b)/c.</p>",
                "<p>So <math><msqrt><mi>x</mi></msqrt><mo>=</mo><mo>-</mo><mroot><mrow><mi>y</mi><mo>+</mo><mn>1</mn></mrow><mn>3</mn></mroot></math>.|<p>So √x = −<sup>3</sup>√(y + 1).</p>",
                "<p>So <math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></math>.|<p>So ∑<sub>i = 1</sub><sup>n</sup>i.</p>",
                "<p>So <math><mi>f</mi><mo>&#x2061;</mo><mfenced><mi>x</mi><mi>y</mi></mfenced></math>.|<p>So f(x, y).</p>",
                "<p>So <math><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>)</mo></math>.|<p>So (1, 0; 0, 1).</p>",
                "<p>So <math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>.|<p>So x^2.</p>",
                "<p>So <span class='MathJax_Preview'>a+b</span><span class='MathJax' id=MJ-1><nobr><span>a+b</span></nobr></span><script type='math/tex'>a+b</script>.|<p>So a+b.</p>",
                "<p>So <span class=MathJax_Preview>a+b</span><script type='math/tex'>a+b</script>.|<p>So a+b.</p>",
                "<p>So <span class=MathJax data-mathml='<math><mi>a</mi></math>'><span>a</span><span class=MJX_Assistive_MathML><math><mi>a</mi></math></span></span>.|<p>So a.</p>",
                "<p>So <span class=MathJax data-mathml='<math><mi>a</mi></math>'><span>a</span></span>.|<p>So a.</p>",
                "<p>So<script type='math/tex; mode=display'>\\frac{a}{b}</script>|<p>So<br><code>\\frac{a}{b}</code></p>",
                "<div>So</div><script type='math/tex; mode=display'>\\frac{a}{b}</script>|<p>So</p><p><code>\\frac{a}{b}</code></p>",
                "<p>So <mjx-container class=MathJax jax=CHTML><mjx-math><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container>.|<p>So x.</p>",
                "<p>So <span class=mwe-math-element><span style='display: none'><math alttext='{\\displaystyle E=mc^{2}}'><semantics><mi>E</mi><annotation encoding='application/x-tex'>{\\displaystyle E=mc^{2}}</annotation></semantics></math></span><img src='https://w.example/m.svg' alt='{\\displaystyle E=mc^{2}}'></span>.|<p>So <code>E=mc^{2}</code>.</p>",
                "<p>So <span class=mwe-math-element><img src='https://w.example/m.svg' alt='{\\displaystyle x}'></span>.|<p>So x.</p>",
                "<p>So <span class=ztext-math data-tex='x^2'><span class=MathJax_Preview></span><svg></svg><script type='math/tex'>x^2</script></span>.|<p>So x^2.</p>",
                "<div class=latex-rendered data-attrs='{\"persistentExpression\":\"\\\\frac{a}{b}\",\"id\":\"X\"}'></div>|<p><code>\\frac{a}{b}</code></p>",
                "<p>TeX: \\(x_1*y_2*z\\) and $$\\frac{a}{b}$$.|<p>TeX: \\(x_1*y_2*z\\) and $$\\frac{a}{b}$$.</p>",
                "<p>10<sup>3</sup> H<sub>2</sub>O|<p>10<sup>3</sup> H<sub>2</sub>O</p>"
            })
    void eachFormulaIsThereOnce(String html, String read) {
        assertThat(read(html).html().replace("\n", "").replaceAll("</?var>", ""))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>So {KATEX}, he said.|So m = c^2, he said.",
                "<p>So <span class=katex>{DRAWN}</span>, he said.|So m = c^2, he said.",
                "<p>So <span class=katex>{DRAWN}<span class=mord>5</span></span>.|So m = c^(2)5.",
                "<p>So <math><msup><mi>e</mi><mrow><mo>-</mo><mi>x</mi></mrow></msup></math>.|So e^−x.",
                "<p>So <math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup></math>.|So e^(kt).",
                "<p>So <math><msub><mi>x</mi><mn>1</mn></msub><msup><mi>y</mi><mn>2</mn></msup></math>.|So x_1y^2.",
                "<p>So <math><mi>sin</mi><mo>&#x2061;</mo><msqrt><msup><mi>x</mi><mi>n</mi></msup></msqrt></math>.|So sin√(x^n)."
            })
    void inTextToo(String html, String text) {
        assertThat(read(html).text()).isEqualTo(text);
    }
}
