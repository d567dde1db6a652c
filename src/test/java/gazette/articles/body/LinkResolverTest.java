package gazette.articles.body;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void ofManyRelativeLinksFiveAreNamedAndTheOthersCounted() {
        String links = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> "[a](b" + i + ".md)\n")
                .collect(Collectors.joining());
        assertThat(fixture.warnings("# T\n\n" + links))
                .hasSize(6)
                .last()
                .asString()
                .startsWith("articles/a.md:8: from here on, 3 more links lead nowhere outside this folder and became");
    }

    @Test
    void aLinkWithoutAnAddressIsNamedWithItsLine() {
        assertThat(fixture.read("# T\n\nText.\n\n[empty]()\n\nMore.\n\n[empty]() and <a href=\"\">none</a>")
                        .warnings())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "articles/a.md:5: the link 'empty' has no address and became text;"
                                + " write its address, or take the brackets away",
                        "articles/a.md:9: the link 'empty' has no address and became text;"
                                + " write its address, or take the brackets away",
                        "articles/a.md:9: the link 'none' has no address and became text;"
                                + " write its address, or take the brackets away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"htp:/x", "htps://example.org/a", "javascript:x", "tel:+1", "ftp://a.example/b", "C:\\a"})
    void aLinkWithAnotherSchemeIsNamedWithItsLine(String address) {
        for (String link :
                List.of("[bad](" + address + ")", "<a href='" + address + "'>bad</a>", "[bad][1]\n\n[1]: " + address)) {
            ParsedArticle read = fixture.read("# T\n\nx htp tel.\n\n" + link);
            assertThat(read.article().html()).endsWith("<p>bad</p>");
            assertThat(read.warnings()).as(link).singleElement().satisfies(warning -> {
                assertThat(warning.line()).as(link).isEqualTo(link.contains("[1]") ? 7 : 5);
                assertThat(warning.problem())
                        .isEqualTo("the link '" + address + "' does not begin with https: or mailto: and became text");
            });
        }
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
