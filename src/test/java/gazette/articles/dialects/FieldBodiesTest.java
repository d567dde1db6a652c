package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as other tools write them. They lie beside the repository, and may be missing.
class FieldBodiesTest {
    private static final Path FIELD =
            Path.of("../shared/field").toAbsolutePath().normalize();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    s_Button.md | After the embed, this text must stay.</p>
                    s_Noscript.md | After the embed, this text must stay.</p>
                    s_Select.md | After the embed, this text must stay.</p>
                    s_Template.md | After the embed, this text must stay.</p>
                    h_iframe.html | <h2>More</h2>
                    22-tilde.md | <p>10:00~12:00 / 14:00~18:00</p>
                    22-tilde.md | <p>Really <del>gone</del> now. H~2~O.</p>
                    24-inline.md | List&lt;String&gt;, <strong>b</strong>
                    24-inline.md | <q>q</q>, o, x.</p>
                    09-obsidian.md | <p>See the glaze list and Kiln log &gt; Day 2 or Plain note.</p>
                    09-obsidian.md | <p>A <mark>marked</mark> word, a comment here, H~2~O and x^2^.</p>
                    09-obsidian.md | math $a_1*b_2*c$ inline
                    ob1.md | <blockquote><p><strong>Folded</strong></p><p>Hidden by default.</p></blockquote>
                    ob2.md | <li>✗ cancelled</li><li>→ moved</li>
                    ob2.md | <p>$$\\int_0^1 x_1 x_2 \\, dx$$</p>
                    hu1.md | <p><strong>Inner</strong> text stays.</p>
                    hu1.md | <pre><code class="language-go">func main() {}
                    hu3.md | <p>{{&lt; figure src="escaped" &gt;}}</p>
                    mx1.md | <p>Inside <em>one</em>.</p>
                    2026-11-04-liquid.md | <p>{{ kept }}</p>
                    2026-11-04-liquid.md | {% kept %}
                    """)
    void isRead(String file, String part) throws Exception {
        assumeTrue(Files.isDirectory(FIELD));
        byte[] bytes = Files.readAllBytes(FIELD.resolve(file));
        ParsedArticle read = (ParsedArticle) new ArticleFixture(FIELD).parse(file, bytes);
        assertThat(read.article().html()).contains(part);
        assertThat(read.article().text()).doesNotContain("private", "hidden", "endcomment", "%%", "import ", "{%-");
    }
}
