package gazette.articles;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private final ArticleFixture fixture = new ArticleFixture();
    private final Article article =
            fixture.read("a.md", "# Title\n\nSome text.").article();

    @Test
    void anArticleAtANewPathIsTheSame() {
        Article moved = fixture.read("b/c.md", "# Title\n\nSome\ntext.\n").article();
        assertThat(ContentHash.identity(moved))
                .isEqualTo(ContentHash.identity(article))
                .hasSize(64);
        assertThat(ContentHash.version(moved)).isEqualTo(ContentHash.version(article));
    }

    @Test
    void anEditIsANewVersion() {
        Article edited = fixture.read("a.md", "# Title\n\nSome *text*.").article();
        Article tagged = fixture.read("a.md", "---\ntags: [a]\n---\n# Title\n\nSome text.")
                .article();
        assertThat(ContentHash.identity(edited)).isEqualTo(ContentHash.identity(article));
        assertThat(ContentHash.version(edited)).isNotEqualTo(ContentHash.version(article));
        assertThat(ContentHash.version(tagged)).isNotEqualTo(ContentHash.version(article));
        assertThat(ContentHash.identity(fixture.read("# Other\n\nSome text.").article()))
                .isNotEqualTo(ContentHash.identity(article));
    }
}
