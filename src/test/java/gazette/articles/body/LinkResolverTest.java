package gazette.articles.body;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import org.junit.jupiter.api.Test;

class LinkResolverTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void relativeLinksAreResolvedAgainstTheCanonicalAddress() {
        assertThat(fixture.read(
                                "---\ntitle: T\ncanonical: https://example.com/a/b\n---\n[c](c?x=1#y) [d](/d) [e](//e.test/)")
                        .article()
                        .html())
                .isEqualTo("<p><a href=\"https://example.com/a/c?x=1#y\">c</a> <a href=\"https://example.com/d\">d</a>"
                        + " <a href=\"https://e.test/\">e</a></p>");
    }

    @Test
    void relativeLinksWithoutACanonicalAddressBecomeTextAndAWarning() {
        ParsedArticle read = fixture.read("# T\n\nSee\n[other](other.md).");
        assertThat(read.article().html()).isEqualTo("<p>See other.</p>");
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .startsWith("articles/a.md:4: the link 'other.md' leads nowhere outside this folder and became text;");
    }

    @Test
    void linksWithinTheArticleBecomeTextWithoutAWarning() {
        assertThat(fixture.warnings("# T\n\n[up](#top)")).isEmpty();
        assertThat(fixture.html("[up](#top)")).isEqualTo("<p>up</p>");
    }

    @Test
    void mailAddressesStay() {
        assertThat(fixture.html("<a@example.com>"))
                .isEqualTo("<p><a href=\"mailto:a@example.com\">a@example.com</a></p>");
    }
}
