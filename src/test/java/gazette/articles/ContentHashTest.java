package gazette.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHashTest {
    private final Desk desk = new Desk();
    private final Article article = desk.read("a.md", "# Title\n\nSome text.").article();

    @Test
    void anArticleAtANewPathIsTheSame() {
        Article moved = desk.read("b/c.md", "# Title\n\nSome\ntext.\n").article();
        assertThat(ContentHash.identity(moved))
                .isEqualTo(ContentHash.identity(article))
                .hasSize(64);
        assertThat(ContentHash.version(moved)).isEqualTo(ContentHash.version(article));
    }

    @Test
    void anEditIsANewVersion() {
        Article edited = desk.read("a.md", "# Title\n\nSome *text*.").article();
        Article tagged =
                desk.read("a.md", "---\ntags: [a]\n---\n# Title\n\nSome text.").article();
        assertThat(ContentHash.identity(edited)).isEqualTo(ContentHash.identity(article));
        assertThat(ContentHash.version(edited)).isNotEqualTo(ContentHash.version(article));
        assertThat(ContentHash.version(tagged)).isNotEqualTo(ContentHash.version(article));
        assertThat(ContentHash.identity(desk.read("# Other\n\nSome text.").article()))
                .isNotEqualTo(ContentHash.identity(article));
    }
}
