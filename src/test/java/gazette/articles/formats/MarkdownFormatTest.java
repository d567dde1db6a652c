package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void everyKeyOfTheHeadIsRead() {
        Article article = fixture.read("""
                ---
                id: lamp-1
                title: "Lamps: a history"
                date: 2026-11-05 08:00
                author: Mara
                place: Bergen
                tags: [light, "long reads"]
                lang: en-GB
                cover: https://example.com/c.png
                canonical: http://example.com/lamps?a=1&b=2#top
                summary: On lamps.
                pin: true
                send_after: 2026-11-06
                draft: yes
                ---
                The text.
                """).article();
        assertThat(article.key()).isEqualTo("id:lamp-1");
        assertThat(article.title()).isEqualTo("Lamps: a history");
        assertThat(article.published()).contains(OffsetDateTime.parse("2026-11-05T08:00+01:00"));
        assertThat(article.author()).contains("Mara");
        assertThat(article.byline().place()).contains("Bergen");
        assertThat(article.tags()).containsExactly("light", "long reads");
        assertThat(article.lang()).isEqualTo("en-GB");
        assertThat(article.cover()).contains("https://example.com/c.png");
        assertThat(article.link()).contains("https://example.com/lamps?a=1&b=2#top");
        assertThat(article.summary()).isEqualTo("On lamps.");
        assertThat(article.options().pinned()).isTrue();
        assertThat(article.options().draft()).isTrue();
        assertThat(article.options().sendAfter()).contains(Instant.parse("2026-11-05T23:00:00Z"));
        assertThat(article.html()).isEqualTo("<p>The text.</p>");
    }

    @Test
    void withoutAHeadTheFirstHeadingIsTheTitleAndLeavesTheBody() {
        Article article =
                fixture.read("notes/lamps.md", "# Lamps, *lit*\n\nText.").article();
        assertThat(article.title()).isEqualTo("Lamps, lit");
        assertThat(article.html()).isEqualTo("<p>Text.</p>");
        assertThat(article.key()).isEqualTo("path:notes/lamps.md");
        assertThat(article.published()).isEmpty();
        assertThat(article.lang()).isEqualTo("en");
    }

    @Test
    void aTitleThatStandsInHeadAndBodyIsShownOnce() {
        assertThat(fixture.read("---\ntitle: Lamps\n---\n# Lamps\n\nText.")
                        .article()
                        .html())
                .isEqualTo("<p>Text.</p>");
        assertThat(fixture.read("---\ntitle: Lamps\n---\n# Other\n\nText.")
                        .article()
                        .html())
                .isEqualTo("<h2>Other</h2>\n<p>Text.</p>");
    }

    @Test
    void tagsMayBeWrittenInOneLine() {
        assertThat(fixture.read("---\ntitle: T\ntags: a, b，c\n---\nx").article().tags())
                .containsExactly("a", "b", "c");
    }

    @Test
    void emptyKeysAreIgnored() {
        ParsedArticle read = fixture.read("---\ntitle: T\nauthor:\ndate: ~\nlang: ''\n---\nx");
        assertThat(read.article().author()).isEmpty();
        assertThat(read.article().published()).isEmpty();
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void unknownKeysAreWarningsAndTheArticleIsPublished() {
        assertThat(fixture.warnings("---\ntitle: T\nglaze: t\n---\nx"))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:3: the key 'glaze' is unknown and was passed over; known are author, ");
    }

    @Test
    void byteOrderMarksAndCarriageReturnsDoNoHarm() {
        ParsedArticle read = fixture.read("\uFEFF---\r\ntitle: T\r\n---\r\nText\r\non.\r\n");
        assertThat(read.article().title()).isEqualTo("T");
        assertThat(read.article().html()).isEqualTo("<p>Text on.</p>");
    }

    @Test
    void aRuleAtTheTopIsNoHead() {
        assertThat(fixture.read("---\n\n# Title\n\nText.").article().html()).isEqualTo("<hr>\n<p>Text.</p>");
    }

    @Test
    void wrappedLinesJoinWithoutAGapBetweenChineseCharacters() {
        assertThat(fixture.html("中文一行\n接着一行，\nthen Latin\n又中文，「**粗**\n体」"))
                .isEqualTo("<p>中文一行接着一行，then Latin 又中文，「<strong>粗</strong>体」</p>");
    }

    @Test
    void aCharacterThatUnicodeHasNoBlockForIsKept() {
        assertThat(fixture.html("灯\u2FE0\n光")).isEqualTo("<p>灯\u2FE0 光</p>");
    }

    @Test
    void tasksAreMarkedAsDoneOrOpen() {
        Article article = fixture.article("- [x] done\n- [X] **注：**字\n- [ ] open\n  1. [ ] inner\n");
        assertThat(article.html().replace("\n", ""))
                .isEqualTo("<ul><li>✓ done</li><li>✓ <strong>注：</strong>字</li>"
                        + "<li>□ open<ol><li>□ inner</li></ol></li></ul>");
        assertThat(article.text()).isEqualTo("✓ done\n✓ 注：字\n□ open\n  1. □ inner");
    }

    @Test
    void aBoxIsOneOnlyAtTheBeginningOfAnItem() {
        assertThat(fixture.html("- [x]\n- a [x] b\n- [y] c\n\n# [x] d\n\n[x] e").replace("\n", ""))
                .isEqualTo("<ul><li>[x]</li><li>a [x] b</li><li>[y] c</li></ul><h2>[x] d</h2><p>[x] e</p>");
    }

    @Test
    void theLanguageIsGuessedByScript() {
        assertThat(fixture.article("这是一篇中文文章。").lang()).isEqualTo("zh");
        assertThat(fixture.article("これは日本語の記事です。").lang()).isEqualTo("ja");
        assertThat(fixture.article("이것은 한국어 기사입니다.").lang()).isEqualTo("ko");
        assertThat(fixture.article("English, and the word 灯 in it.").lang()).isEqualTo("en");
    }

    @Test
    void theFormatDoesNotDependOnTheFileName() {
        assertThat(fixture.read("a.html", "# Title\n\n*Text.*").article().html())
                .isEqualTo("<p><em>Text.</em></p>");
        assertThat(new ArticleFixture()
                        .parse("a.md", "<!doctype html><title>T</title><p>x".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ParsedArticle.class);
    }

    @Test
    void parsingTwiceGivesTheSame() {
        String text = "# T\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assertThat(fixture.read(text)).isEqualTo(fixture.read(text));
    }
}
