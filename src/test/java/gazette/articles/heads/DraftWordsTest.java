package gazette.articles.heads;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParseResult;
import gazette.articles.parsing.ParsedArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries every word for a draft in every notation of a head.
class DraftWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /// `%1$s` is the key, `%2$s` the value.
    private static final List<String> HEADS = List.of(
            "---\ntitle: T\n%1$s: %2$s\n---\nText.",
            "---\ntitle: T\n%1$s: \"%2$s\"\n---\nText.",
            "\uFEFF\n\n--- \t\r\ntitle: T\r\n'%1$s': '%2$s' # so\r\n---  \r\nText.",
            "---\ntitle: T\nextra:\n  %1$s: [\"%2$s\"]\n...\nText.",
            "+++\ntitle = \"T\"\n%1$s = \"%2$s\"\n+++\nText.",
            "+++\ntitle = \"T\"\n[params]\n\"%1$s\" = ['%2$s']\n+++\nText.",
            "{\"title\": \"T\",\n \"%1$s\": \"%2$s\"}\nText.",
            "---json\n{\"title\": \"T\", \"%1$s\": \"%2$s\"}\n---\nText.",
            "\"title\": \"T\",\n\"%1$s\": \"%2$s\"\n;;;\nText.",
            "title: T\n%1$s: %2$s\n\nText.",
            "Title: T\n%1$s: %2$s\n---\nText.",
            "title:: T\n%1$s:: %2$s\n\nText.",
            "# T\n\n%1$s: %2$s\nTags: a, b\n\nText.",
            "<!--\n.. title: T\n.. %1$s: %2$s\n-->\n\nText.",
            "---\ntitle: T\n%1$s: %2$s\n---\n<article><h1>T</h1><p>Text.</p></article>");

    private static final List<String> HELD = List.of(
            "draft=true",
            "draft=yes",
            "draft=on",
            "draft=1",
            "published=false",
            "published=no",
            "published=off",
            "published=0",
            "publish=false",
            "isDraft=true",
            "is_published=false",
            "private=true",
            "unlisted=true",
            "hidden=true",
            "public=false",
            "status=draft",
            "status=pending",
            "status=private",
            "status=unpublished",
            "status=auto-draft",
            "status=In progress",
            "status=Pending Review",
            "status=草稿",
            "status=Entwurf",
            "visibility=private",
            "visibility=members",
            "post_status=trash",
            "password=xyz",
            "layout=draft",
            "headless=true",
            "render=false",
            "permalink=false",
            "eleventyExcludeFromCollections=true",
            "dg-publish=false",
            "publishDate=2026-12-24",
            "publish_date=2026-12-24T08:00:00Z",
            "scheduled=2026-12-24 08:00",
            "scheduled_for=24 Dec 2026",
            "published=2026-12-24",
            "pubDate=Thu, 24 Dec 26 08:00:00 GMT",
            "date=2026-12-24",
            "embargo_until=2026-12-24",
            "scheduled=true",
            "status=scheduled",
            "expiryDate=2026-11-29",
            "unpublish_date=2026-11-29",
            "expires=2026-11-29 12:00");

    private static final List<String> FREE = List.of(
            "draft=false",
            "draft=no",
            "draft=off",
            "draft=0",
            "published=true",
            "published=yes",
            "publish=true",
            "is_draft=false",
            "private=false",
            "hidden=false",
            "public=true",
            "status=publish",
            "status=Published",
            "status=Done",
            "status=✅ Done",
            "status=已发布",
            "visibility=public",
            "layout=post",
            "render=true",
            "permalink=/kiln/",
            "publishDate=2026-11-02",
            "published=2026-11-02",
            "scheduled=false",
            "scheduled=2026-11-29",
            "expiryDate=2026-12-24",
            "expires=never",
            "date=2026-11-02",
            "unlisted=false",
            "type=review",
            "stage=Berlin");

    private static Stream<String> shapes(List<String> fields) {
        return IntStream.range(0, fields.size() * HEADS.size()).mapToObj(i -> {
            String[] parts = cases(fields.get(i / HEADS.size()), i % 4).split("=", 2);
            return String.format(HEADS.get(i % HEADS.size()), parts[0], parts[1]);
        });
    }

    private static String cases(String field, int which) {
        String[] parts = field.split("=", 2);
        return switch (which) {
            case 0 -> field;
            case 1 -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
            case 2 -> parts[0] + "=" + parts[1].toUpperCase(Locale.ROOT);
            default -> field.toUpperCase(Locale.ROOT);
        };
    }

    static Stream<String> heldShapes() {
        return shapes(HELD);
    }

    static Stream<String> freeShapes() {
        return shapes(FREE);
    }

    static Stream<String> typedHeads() {
        return Stream.of(
                "+++\ntitle = \"T\"\ndraft = true\n+++\nText.",
                "+++ \ntitle = \"T\"\nDraft = true # not yet\n+++  \nText.",
                "+++\npublishDate = 2026-12-24T08:00:00+01:00\ntitle = \"T\"\n+++\nText.",
                "+++\ntitle = \"T\"\npublishDate = 2026-12-24\n+++\nText.",
                "+++\ntitle = \"T\"\nexpiryDate = 2026-11-29T08:00:00Z\n+++\nText.",
                "+++\ntitle = \"T\"\n[build]\nlist = \"never\"\n+++\nText.",
                "+++\ntitle = \"T\"\n_build = {render = \"never\"}\n+++\nText.",
                "+++\ntitle = \"T\"\n[extra]\nprivate = true\n+++\nText.",
                "{\"title\": \"T\", \"draft\": true}\nText.",
                "{\"draft\": 1,\n\"title\": \"T\"}Text.",
                "\n{\n\"title\": \"T\",\n\"published\": false\n}\n\nText.",
                ";;;\n\"title\": \"T\",\n\"published\": false\n;;;\nText.",
                "---\ntitle: T\n_build:\n  render: never\n  list: never\n---\nText.",
                "---\ntitle: T\nbuild: {list: false}\n---\nText.",
                "---\ntitle: T\ndraft: !!bool 'true'\n---\nText.",
                "---\nx: &d true\ntitle: T\ndraft: *d\n---\nText.",
                "---\nbase: &b {draft: true}\n<<: *b\ntitle: T\n---\nText.",
                "---\ntitle: T\nstatus:\n  - Draft\n---\nText.",
                "---\ntitle: T\nDraft : TRUE\n---\nText.",
                "--- # head\ntitle: T\ndraft: true\n---\nText.",
                "-----\ntitle: T\ndraft: true\n-----\nText.",
                "<!-- for the linter -->\n---\ntitle: T\ndraft: true\n---\nText.",
                "\u200b---\ntitle: T\ndraft: true\n---\nText.",
                "---\ntitle: T\n---\n\n---\nlayout: post\ndraft: true\n---\nText.",
                "---\ntitle: T\ndraft: false\n---\n---\ndraft: true\n---\nText.",
                "+++\ntitle = \"T\"\n+++\n---\npublished: false\n---\nText.",
                "<!--\ntitle: T\n\ndraft: true\n-->\n\nText.",
                "# T\n\nStatus: Draft\n---\nText.",
                "<!-- --- title: T\nstatus: draft -->\nText.",
                "---\ntitle: T\npubDatetime: 2026-12-24T08:00:00Z\n---\nText.",
                "---\ntitle: T\ndate: {updated: 2026-12-01, created: 2026-12-24}\n---\nText.",
                "---\nname: T\npost-status: draft\n---\nText.",
                "---yaml\ntitle: T\ndraft: true\n---\nText.",
                "---toml\ntitle = \"T\"\ndraft = true\n---\nText.");
    }

    @ParameterizedTest
    @MethodSource({"heldShapes", "typedHeads"})
    void aTextThatSomeToolHoldsIsHeld(String text) {
        Article article = article(text);
        assertThat(article.isHeld(NOW)).isTrue();
        assertThat(article.text()).isEqualTo("Text.");
        assertThat(article.title()).isEqualTo("T");
    }

    @ParameterizedTest
    @MethodSource("freeShapes")
    void aTextThatNoToolHoldsGoesOut(String text) {
        Article article = article(text);
        assertThat(article.isHeld(NOW)).isFalse();
        assertThat(article.text()).isEqualTo("Text.");
    }

    private static Article article(String text) {
        ParseResult result = new ArticleFixture().parse("a.md", text.getBytes(StandardCharsets.UTF_8));
        assertThat(result).as(text).isInstanceOf(ParsedArticle.class);
        return ((ParsedArticle) result).article();
    }
}
