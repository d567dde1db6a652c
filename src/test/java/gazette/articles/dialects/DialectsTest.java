package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What other tools add to Markdown, and what becomes of it.
class DialectsTest {
    private final ArticleFixture fixture = new ArticleFixture();

    static List<Arguments> obsidian() {
        return List.of(
                read("See [[Note]] and [[Note|alias]].", "<p>See Note and alias.</p>"),
                read(
                        "[[Note#Part]], [[#Part]], [[Note#^a1b2c3]], [[Note#A#B]]",
                        "<p>Note &gt; Part, Part, Note, Note &gt; A &gt; B</p>"),
                read("[[notes/my_note_name.md|a *b* c]]", "<p>a *b* c</p>"),
                read("见[[笔记|别名]]，和[[笔记]]。", "<p>见别名，和笔记。</p>"),
                read("- [[A]]\n- x [[B]] y", "<ul><li>A</li><li>x B y</li></ul>"),
                read(
                        "| a | b |\n|---|---|\n| [[A\\|x]] | [[B]] |",
                        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x</td><td>B</td></tr></tbody></table>"),
                read("[[A]][[B]]", "<p>AB</p>"),
                read("[[1]](https://e.example/)", "<p><a href=\"https://e.example/\">[1]</a></p>"),
                read(
                        "[[[A]]] and [[ ]] and `[[A]]` and \\[[A]]",
                        "<p>[A] and [[ ]] and <code>[[A]]</code> and [[A]]</p>"),
                read("a[0][1] and [[x] y]", "<p>a[0][1] and [[x] y]</p>"),
                read("# H [[A|b]]", "<h2>H b</h2>"),
                read("A ==marked== word, ==two words==.", "<p>A <mark>marked</mark> word, <mark>two words</mark>.</p>"),
                read("中文==标记==，==「重点」==。", "<p>中文<mark>标记</mark>，<mark>「重点」</mark>。</p>"),
                read("==**a** b==", "<p><mark><strong>a</strong> b</mark></p>"),
                read("a==b and c==d, x == y == z, `==a==`", "<p>a==b and c==d, x == y == z, <code>==a==</code></p>"),
                read("=== a ===", "<p>=== a ===</p>"),
                read("Text. ^block-1", "<p>Text.</p>"),
                read("Text.\n\n^abc123\n\nMore.", "<p>Text.</p>\n<p>More.</p>"),
                read("- item ^a1b2c3", "<ul><li>item</li></ul>"),
                read("x ^2\n\n10 ^12\n\na ^n", "<p>x ^2</p>\n<p>10 ^12</p>\n<p>a ^n</p>"),
                read("#mail #dev/tools", "<p>#mail #dev/tools</p>"),
                read(
                        "- [-] gone\n- [>] moved\n- [/] begun\n- [x] done",
                        "<ul><li>✗ gone</li><li>→ moved</li><li>□ begun</li><li>✓ done</li></ul>"),
                read("A $a_1*b_2*c$ b", "<p>A $a_1*b_2*c$ b</p>"),
                read("$5 *and* $10, 3$ *x* 4$", "<p>$5 <em>and</em> $10, 3$ <em>x</em> 4$</p>"),
                read("$$\nx_1 * y_1 \\\\\n= z\n$$", "<p>$$x_1 * y_1 \\\\<br>= z$$</p>"),
                read("$$x_1 * y * z$$\n\nAfter *it*.", "<p>$$x_1 * y * z$$</p>\n<p>After <em>it</em>.</p>"),
                read("inline $$a*b*c$$ here", "<p>inline $$a*b*c$$ here</p>"),
                read("$$ is money\n\n*b* $$", "<p>$$ is money</p>\n<p><em>b</em> $$</p>"),
                read("![[a.png]]", "<p></p>"),
                read(
                        "Words ![[https://e.example/a.png|300]]",
                        "<p>Words <img src=\"https://e.example/a.png\" alt=\"\" width=\"300\"></p>"),
                read(
                        "![[https://e.example/a.png|A pier|300x200]]",
                        "<p><img src=\"https://e.example/a.png\" alt=\"A pier\" width=\"300\"></p>"),
                read("```dataview\nLIST\n```\n\nText.", "<p>Text.</p>"));
    }

    static List<Arguments> callouts() {
        String box = "<blockquote><p><strong>%s</strong></p><p>Text.</p></blockquote>";
        return List.of(
                read("> [!NOTE]\n> Text.", box.formatted("Note")),
                read("> [!note] Mind the *heat*\n> Text.", box.formatted("Mind the <em>heat</em>")),
                read("> [!tip]- Folded\n> Text.", box.formatted("Folded")),
                read("> [!tip]+\n> Text.", box.formatted("Tip")),
                read("> [!IMPORTANT]\n>\n> Text.", box.formatted("Important")),
                read("> [!my-own] 标题\n> Text.", box.formatted("标题")),
                read("> [!quote|right] T\n> Text.", box.formatted("T")),
                read("> [!FAQ]\n> Text.", box.formatted("FAQ")),
                read("> [! ] x\n> [! |a]", "<blockquote><p>[! ] x [! |a]</p></blockquote>"),
                read("> [!info] Only", "<blockquote><p><strong>Only</strong></p></blockquote>"),
                read(
                        "> [!a] A\n> > [!b] B\n> > Text.",
                        "<blockquote><p><strong>A</strong></p>" + box.formatted("B") + "</blockquote>"),
                read(
                        "> [!x](https://e.example/) y",
                        "<blockquote><p><a href=\"https://e.example/\">!x</a> y</p></blockquote>"),
                read("- > [!note] T\n  > Text.", "<ul><li>" + box.formatted("T") + "</li></ul>"),
                read(":::note\nText.\n:::", box.formatted("Note")),
                read(
                        ":::note Title *x*\n\nText.\n\n:::\n\nAfter.",
                        box.formatted("Title <em>x</em>") + "\n<p>After.</p>"),
                read("::: warning\nText.\n:::", box.formatted("Warning")),
                read(":::tip[My title]\nText.\n:::", box.formatted("My title")),
                read(":::tip{title=\"My title\"}\nText.\n:::", box.formatted("My title")),
                read("::: {.caution}\nText.\n:::", box.formatted("Caution")),
                read(
                        ":::: details Open\n::: danger\nText.\n:::\n::::",
                        "<blockquote><p><strong>Open</strong></p>" + box.formatted("Danger") + "</blockquote>"),
                read("::: center\nText.\n:::", "<blockquote><p>Text.</p></blockquote>"),
                read("```\n:::note\n```", "<pre><code>:::note\n</code></pre>"));
    }

    static List<Arguments> hugoAndJekyll() {
        return List.of(
                read(
                        "{{< figure src=\"https://e.example/a.png\" title=\"A *pier*\" >}}",
                        "<figure><img src=\"https://e.example/a.png\" alt=\"\"><figcaption>A *pier*</figcaption></figure>"),
                read(
                        "{{< figure src=\"https://e.example/a.png\" title=\"T\" caption=\"A *b* [c](https://e.example/) & <d\" attr=\"Mara\" >}}",
                        "<figure><img src=\"https://e.example/a.png\" alt=\"\"><figcaption>T: A <em>b</em> <a href=\"https://e.example/\">c</a> &amp; &lt;d Mara</figcaption></figure>"),
                read(
                        "{% include image.html url=\"https://e.example/a.png\" description=\"At `noon`\" %}",
                        "<figure><img src=\"https://e.example/a.png\" alt=\"\"><figcaption>At <code>noon</code></figcaption></figure>"),
                read("{{< figure src=\"gone.png\" caption=\"A *b*\" >}}", "<p>A <em>b</em></p>"),
                read(
                        "{{% notice warning \"Mind it\" %}}\nText.\n{{% /notice %}}",
                        "<p><strong>Mind it</strong><br>Text.</p>"),
                read(
                        "{{% tab \"One\" %}}\na\n{{% /tab %}}\n{{% tab \"Two\" %}}\nb\n{{% /tab %}}",
                        "<p><strong>One</strong><br>a<br><strong>Two</strong><br>b</p>"),
                read(
                        "Above.\n\n{{< figure\n  src=\"https://e.example/a.png\"\n  caption=\"A pier\"\n>}}\n\nBelow.",
                        "<p>Above.</p>\n<figure><img src=\"https://e.example/a.png\" alt=\"\"><figcaption>A pier</figcaption></figure>\n<p>Below.</p>"),
                read("{{< param\n# x\n>}}\n\nText.", "<p>Text.</p>"),
                read("{{% tab name=\"One\" %}}\nText.\n{{% /tab %}}", "<p><strong>One</strong><br>Text.</p>"),
                read(
                        "| a |\n|---|\n| b |\n{.table .striped}\n\nText.",
                        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>\n<p>Text.</p>"),
                read(
                        "| a | b |\n|---|---|\n| c | |\n| | |\n{: .table}",
                        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr><tr><td></td><td></td></tr></tbody></table>"),
                read("The HTML spec.\n\n*[HTML]: HyperText\n*[W3C]: The Consortium", "<p>The HTML spec.</p>"),
                read("*[sic]: this is odd* and *[b]*: c", "<p><em>[sic]: this is odd</em> and <em>[b]</em>: c</p>"),
                read(
                        "{{< figure src=\"https://e.example/a.png\" alt=\"x\" >}}",
                        "<p><img src=\"https://e.example/a.png\" alt=\"x\"></p>"),
                read(
                        "{% include figure.html src=\"https://e.example/a.png\" caption=\"Cap\" %}",
                        "<figure><img src=\"https://e.example/a.png\" alt=\"\"><figcaption>Cap</figcaption></figure>"),
                read("{% img left https://e.example/a.png %}", "<p><img src=\"https://e.example/a.png\" alt=\"\"></p>"),
                read(
                        "{{< gist mara 0123abc >}}",
                        "<p><a href=\"https://gist.github.com/mara/0123abc\">gist.github.com/mara/0123abc</a></p>"),
                read(
                        "{{< tweet user=\"mara\" id=\"123\" >}}",
                        "<p><a href=\"https://x.com/mara/status/123\">x.com/mara/status/123</a></p>"),
                read(
                        "{{< instagram url=\"https://www.instagram.com/p/Ab1/\" >}}",
                        "<p><a href=\"https://www.instagram.com/p/Ab1/\">instagram.com/p/Ab1/</a></p>"),
                read("{{% notice tip %}}\n**Inner** text.\n{{% /notice %}}", "<p><strong>Inner</strong> text.</p>"),
                read("{{< tabs >}}\n\n- a\n- b\n\n{{< /tabs >}}", "<ul><li>a</li><li>b</li></ul>"),
                read(
                        "{{< highlight go \"linenos=table\" >}}\nfunc main() {}\n\n# *x* {{ y }}\n{{< /highlight >}}",
                        "<pre><code class=\"language-go\">func main() {}\n\n# *x* {{ y }}\n</code></pre>"),
                read(
                        "{% highlight ruby linenos %}\nputs \"*a*\"\n\n  - b\n{% endhighlight %}\n\nAfter.",
                        "<pre><code class=\"language-ruby\">puts \"*a*\"\n\n  - b\n</code></pre>\n<p>After.</p>"),
                read(
                        "{% codeblock lang:js %}\na < b;\n{% endcodeblock %}",
                        "<pre><code class=\"language-js\">a &lt; b;\n</code></pre>"),
                read("{% raw %}{{ kept }} and {% kept %}{% endraw %}", "<p>{{ kept }} and {% kept %}</p>"),
                read("{% raw %}\n\n{{ kept }}\n\n{% endraw %}", "<p>{{ kept }}</p>"),
                read("{{</* figure src=\"a\" */>}}", "<p>{{&lt; figure src=\"a\" &gt;}}</p>"),
                read("{{%/* notice */%}}", "<p>{{% notice %}}</p>"),
                read("{{ \"{{\" }} x }}", "<p>{{ x }}</p>"),
                read("100% {%50%} 20%}", "<p>100% {%50%} 20%}</p>"),
                read("A {{ site.title }} b", "<p>A b</p>"),
                read("{% if page.x %}shown{% else %}too{% endif %}", "<p>showntoo</p>"),
                read("[a]({{ site.baseurl }}/about/)", "<p>a</p>"),
                read("[a]({{site.url}}https://e.example/x)", "<p><a href=\"https://e.example/x\">a</a></p>"),
                read("[*a*]({{< relref \"post.md\" >}}) b", "<p><em>a</em> b</p>"),
                read("[a]({% post_url 2026-01-01-x %})", "<p>a</p>"),
                read(
                        "![p]({{ 'https://e.example/a.png' | absolute_url }})",
                        "<p><img src=\"https://e.example/a.png\" alt=\"p\"></p>"),
                read(
                        "<a href=\"{{ 'https://e.example/a' | relative_url }}\">x</a>",
                        "<p><a href=\"https://e.example/a\">x</a></p>"),
                read("See {{< ref \"other.md\" >}}.", "<p>See.</p>"),
                read(
                        "{{< button href=\"https://e.example/\" >}}Go{{< /button >}}",
                        "<p><a href=\"https://e.example/\">Go</a></p>"),
                read(
                        "a {{< button href=\"https://e.example/\" text=\"Go\" >}} b\n\nc",
                        "<p>a <a href=\"https://e.example/\">Go</a> b</p>\n<p>c</p>"),
                read(
                        "{{< button href=\"https://e.example/\" >}} and {{< btn url=\"https://e.example/b\" >}}b{{< /btn >}}",
                        "<p><a href=\"https://e.example/\">https://e.example/</a> and <a href=\"https://e.example/b\">b</a></p>"),
                read("Text.\n{: .lead}", "<p>Text.</p>"),
                read("Text.\n{: .lead #id style=\"color: red\"}\n\nMore.", "<p>Text.</p>\n<p>More.</p>"),
                read("[a](https://e.example/){:target=\"_blank\"} b", "<p><a href=\"https://e.example/\">a</a> b</p>"),
                read(
                        "![p](https://e.example/a.png){width=50%}",
                        "<p><img src=\"https://e.example/a.png\" alt=\"p\"></p>"),
                read("> quote\n{: .prompt-tip }", "<blockquote><p>quote</p></blockquote>"),
                read("* TOC\n{:toc}\n\nText.", "<p>Text.</p>"),
                read("## Heading {#custom-id}", "<h2>Heading</h2>"),
                read(
                        "## Heading {#there .x}\n\n[up](#there)",
                        "<h2><span id=\"n1\"></span>Heading</h2>\n<p><a href=\"#n1\">up</a></p>"),
                read("## {:.no_toc} Heading", "<h2>Heading</h2>"),
                read("Text with {.class} attr.\n{.lead}", "<p>Text with {.class} attr.</p>"),
                read("A set {a=1}, a map {:a 1}, {#}, {x}", "<p>A set {a=1}, a map {:a 1}, {#}, {x}</p>"),
                read(
                        "`{{ a }}` `{% b %}` `{{< c >}}`",
                        "<p><code>{{ a }}</code> <code>{% b %}</code> <code>{{&lt; c &gt;}}</code></p>"),
                read("```\n{{< kept >}}\n{% kept %}\n```", "<pre><code>{{&lt; kept &gt;}}\n{% kept %}\n</code></pre>"),
                read("a</code> b <code>{{ c }}</code>", "<p>a b <code>{{ c }}</code></p>"),
                read("<div>\n{% comment %} no {% endcomment %} yes {{ x }}\n</div>", "<p>yes</p>"));
    }

    static List<Arguments> componentsAndHtml() {
        return List.of(
                read(
                        "<Tabs>\n  <Tab title=\"One\">\n\nInside *one*.\n\n  </Tab>\n</Tabs>",
                        "<p><strong>One</strong></p>\n<p>Inside <em>one</em>.</p>"),
                read("<Tab title=\"Q&amp;A\">x</Tab>", "<p><strong>Q&amp;A</strong> x</p>"),
                read("<Note>\n**Bold**\n</Note>", "<p><strong>Bold</strong></p>"),
                read("<aside>\n💡 A **callout**\n</aside>", "<p>💡 A <strong>callout</strong></p>"),
                read("<>\n\nText.\n\n</>", "<p>Text.</p>"),
                read("A <Badge>new *x*</Badge> b", "<p>A new <em>x</em> b</p>"),
                read("A <Badge text={{a: 1}} /> b", "<p>A b</p>"),
                read("<Chart\n  data={[1, 2]}\n  on={() => { go(); }}\n/>\n\nText.", "<p>Text.</p>"),
                read(
                        "<Image src=\"https://e.example/a.png\" alt=\"x\" />",
                        "<p><img src=\"https://e.example/a.png\" alt=\"x\"></p>"),
                read("<Link to=\"https://e.example/\">x</Link> y", "<p><a href=\"https://e.example/\">x</a> y</p>"),
                read("<Foo />\n\nThe year is {2020 + 6}. {\"text\"}{' '}b", "<p>The year is. text b</p>"),
                read("<Foo />\n\n{items.map(i => (\n  <li>{i}</li>\n))}\n\nText.", "<p>Text.</p>"),
                read("<Foo />\n\n{\n# x\n}\n\nText.", "<p>Text.</p>"),
                read("<div style={{color: 'red'}}>\n\n*a*\n\n</div>", "<p><em>a</em></p>"),
                read("a <span style={{color: 'red'}}>b</span>", "<p>a b</p>"),
                read(
                        "List<String>, Map<K, V>, Map<String, List<Integer>>",
                        "<p>List&lt;String&gt;, Map&lt;K, V&gt;, Map&lt;String, List&lt;Integer&gt;&gt;</p>"),
                read(
                        "Optional<Button> and Set<Object>, Box<B> or Box<A>",
                        "<p>Optional&lt;Button&gt; and Set&lt;Object&gt;, Box&lt;B&gt; or Box&lt;A&gt;</p>"),
                read("<your-name>, <path>, cd <dir>", "<p>&lt;your-name&gt;, &lt;path&gt;, cd &lt;dir&gt;</p>"),
                read("<your-name>", "<p>&lt;your-name&gt;</p>"),
                read("a < b, a<b, 1 <2> 3", "<p>a &lt; b, a&lt;b, 1 &lt;2&gt; 3</p>"),
                read(
                        "<font color=\"red\">f</font> <center>c</center> <nobr>n</nobr> <o:p>o</o:p> <button>b</button>",
                        "<p>f c n o b</p>"),
                read("<my-tag>x</my-tag> <big>b</big> <tt>t</tt>", "<p>x b t</p>"),
                read("<st1:place w:st=\"on\">Bergen</st1:place>", "<p>Bergen</p>"),
                read(
                        "<https://e.example/> <mailto:ed@e.example>",
                        "<p><a href=\"https://e.example/\">https://e.example/</a> <a href=\"mailto:ed@e.example\">mailto:ed@e.example</a></p>"),
                read(
                        "the <script> tag, the <iframe> tag, <input>",
                        "<p>the &lt;script&gt; tag, the &lt;iframe&gt; tag, &lt;input&gt;</p>"),
                read("<a name=\"x\"/>Text *b*", "<p>Text <em>b</em></p>"),
                read("<BR>a<BR/>b<Br>c", "<p>a<br>b<br>c</p>"),
                read("<textarea>\na <b>\n</textarea>\n\nb", "<p>a &lt;b&gt;</p>\n<p>b</p>"),
                read("<![CDATA[a <b>]]>", "<p>a &lt;b&gt;</p>"),
                read(
                        "<picture><source srcset=\"a.webp\"><img src=\"https://e.example/a.png\"></picture>",
                        "<p><img src=\"https://e.example/a.png\" alt=\"\"></p>"));
    }

    @ParameterizedTest
    @MethodSource({"obsidian", "callouts", "hugoAndJekyll", "componentsAndHtml"})
    void isRead(String markdown, String html) {
        assertThat(fixture.html(markdown).replace("\n<", "<"))
                .isEqualTo(html.equals("<p></p>") ? "" : html.replace("\n<", "<"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{< a >}} and {{< b >}}, {% c %}, {{ d }}|what only another program can fill in is left out: {{< a >}}, {{< b >}}, {% c %}, {{ d }}",
                "<Chart /> and <Tabs>x</Tabs>|components are left out, and the text in them stays: <Chart>, <Tabs>",
                "![[Note]] and ![[a.mp3]]|embedded notes are left out: ![[Note]], ![[a.mp3]]",
                "[a]({{< ref \"b.md\" >}})|these addresses are known to another program only, and their links became text: {{< ref \"b.md\" >}}",
                "```dataview\nLIST\n```|queries are left out: ```dataview"
            })
    void oneWarningTellsWhatIsLeftOut(String text) {
        int bar = text.lastIndexOf('|');
        ParsedArticle read = fixture.read("# T\n\nBefore.\n\n" + text.substring(0, bar));
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .startsWith("articles/a.md:5: " + text.substring(bar + 1));
    }

    private static Arguments read(String markdown, String html) {
        return Arguments.of(markdown, html);
    }
}
