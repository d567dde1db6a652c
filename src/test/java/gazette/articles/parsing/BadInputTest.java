package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void aFileInAnotherEncodingIsReportedWithTheLineOfItsFirstInvalidByte() {
        byte[] gbk = "# Title\n\n中文".getBytes(Charset.forName("GB18030"));
        assertThat(((InvalidArticle) fixture.parse("sub/a.md", gbk)).faults())
                .extracting(Diagnostic::toString)
                .containsExactly("articles/sub/a.md:3: the file is not UTF-8 (byte 9 is 0xD6); save it as UTF-8");
    }

    @Test
    void halfACharacterAtTheEndIsNotUtf8() {
        assertThat(fixture.parse("a.md", new byte[] {'#', ' ', 'a', '\n', (byte) 0xE4, (byte) 0xB8}))
                .isInstanceOf(InvalidArticle.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "\uFEFF"})
    void anEmptyFileIsAFault(String nothing) {
        assertThat(fixture.faults(nothing))
                .containsExactly("articles/a.md:1: the file is empty; write a title and a text, or remove the file");
    }

    @Test
    void anArticleNeedsATitle() {
        assertThat(fixture.faults("Just text."))
                .containsExactly("articles/a.md:1: the article has no title;"
                        + " write 'title: …' in its head, or begin it with '# …'");
    }

    @Test
    void allErrorsOfAFileAreReportedAtOnce() {
        assertThat(
                        fixture.faults(
                                "---\nauthor: A\ndate: 2026-02-30\npin: perhaps\ntitle: [a, b]\nlang: e\ncanonical: foo\n---\nx"))
                .containsExactly(
                        "articles/a.md:5: 'title' is not a single value; write one text after it",
                        "articles/a.md:3: date '2026-02-30' is no date that exists;"
                                + " write it as 2026-11-05, 2026-11-05 08:00 or 2026-11-05T08:00+01:00",
                        "articles/a.md:7: canonical 'foo' is no web address; write all of it, from 'https://' on",
                        "articles/a.md:6: lang 'e' is no language tag; write one such as en, zh or pt-BR",
                        "articles/a.md:4: pin 'perhaps' is neither true nor false; write true or false");
    }

    @Test
    void fieldsThatAreTooLongAreFaultsWithTheirLines() {
        assertThat(fixture.faults("---\nid: " + "i".repeat(501) + "\ntitle: " + "long ".repeat(1200) + "\nauthor: "
                        + "a".repeat(201) + "\nsummary: " + "s".repeat(2001) + "\ntags: [" + "t".repeat(101)
                        + "]\ncanonical: https://a.b/" + "c".repeat(2000) + "\n---\nx"))
                .extracting(fault -> fault.replaceAll(": “.*", ""))
                .containsExactly(
                        "articles/a.md:2: 'id' has 501 characters; the most is 500",
                        "articles/a.md:3: 'title' has 5999 characters; the most is 300",
                        "articles/a.md:4: 'author' has 201 characters; the most is 200",
                        "articles/a.md:7: 'canonical' has 2012 characters; the most is 2000",
                        "articles/a.md:6: 'tags' has 101 characters; the most is 100",
                        "articles/a.md:5: 'summary' has 2001 characters; the most is 2000");
    }

    @Test
    void aHeadingThatIsTooLongForATitleIsAFaultWithItsLine() {
        assertThat(fixture.faults("\n\n# " + "word ".repeat(100) + "\n\nText."))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:3: 'title' has 499 characters; the most is 300: “word word");
    }

    @Test
    void tooManyTagsAreAFault() {
        String tags = IntStream.range(0, 51).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertThat(fixture.faults("---\ntitle: T\ntags: [" + tags + "]\n---\nx"))
                .containsExactly("articles/a.md:3: there are 51 tags; the most is 50; leave the most important");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: A \u202eeltit", "title: T\nauthor: \u2066Ann", "title: T\ntags: [a, \u202bb]"})
    void aCharacterThatTurnsTextAroundIsAFault(String head) {
        assertThat(fixture.faults("---\n" + head + "\n---\nx"))
                .singleElement()
                .asString()
                .contains("has the invisible character U+20", "which turns text around; delete it");
    }

    @Test
    void invalidYamlIsReportedWithItsLine() {
        assertThat(fixture.faults("---\nauthor: A\ntitle: Lamps: a history\n---\nx"))
                .singleElement()
                .asString()
                .startsWith(
                        "articles/a.md:3: the head is not YAML (a value holds a colon and a space); put the value in quotes");
    }

    @Test
    void frontMatterWithoutAnEndIsAnError() {
        assertThat(fixture.faults("---\ntitle: T\n\nText."))
                .containsExactly("articles/a.md:1: the head that begins here has no end;"
                        + " write a line of '---' after its last key");
    }

    @Test
    void aRepeatedKeyAndABlockWithoutATextAreErrors() {
        assertThat(fixture.faults("---\ntitle: T\ntitle: U\nsummary:\n  a: {}\n---\nx"))
                .containsExactly(
                        "articles/a.md:3: the key 'title' stands here a second time; leave one of them",
                        "articles/a.md:4: 'summary' is not a single value; write one text after it");
    }

    @Test
    void aTitleWithoutATextIsAWarning() {
        assertThat(fixture.warnings("# Title")).singleElement().asString().contains("has a title and nothing else");
    }

    @Test
    void anImpossibleDateInAnExportIsReportedWithItsLine() {
        assertThat(fixture.faults("# 标题\n\n文章作者: 甲\n发布时间: 2025-02-30 12:05\n\n正文"))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:4: date '2025-02-30 12:05' is no date that exists;");
    }
}
