package gazette.articles.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An article's file as a form: what is not changed keeps its bytes.
class EditableFileTest {
    private static final String ODD = """
            \ufeff---\r
            # a comment\r
            weird_key: {a: [1, 2]}\r
            title: "Old" # said so\r
            categories:\r
              - mail\r
              - 'feeds'\r
            \r
            # before layout\r
            layout: post\r
            ---\r
            \r
            One\040\040\r
            Two
            Three\r
            """;

    @Test
    void aFileThatIsNotChangedKeepsEveryByte() {
        assertThat(edited(ODD, Map.of(), text(ODD))).isEqualTo(ODD);
    }

    @Test
    void aChangedTextKeepsTheHeadTheMarkTheLineEndsAndTheLinesAround() {
        assertThat(edited(ODD, Map.of(), text(ODD).replace("Two", "Zwei"))).isEqualTo(ODD.replace("Two\n", "Zwei\r\n"));
    }

    @Test
    void aChangedTitleKeepsAllOtherKeysAndTheirOrder() {
        assertThat(edited(ODD, Map.of(ArticleField.TITLE, "New: a \"title\""), text(ODD)))
                .isEqualTo(ODD.replace("title: \"Old\" # said so", "title: \"New: a \\\"title\\\"\""));
    }

    @Test
    void tagsUnderTheKeyOfAnotherToolKeepThatKey() {
        assertThat(EditableFile.of(ODD.getBytes(UTF_8)).orElseThrow().fields())
                .containsEntry(ArticleField.TAGS, "mail, feeds");
        assertThat(edited(ODD, Map.of(ArticleField.TAGS, "邮件，a: b"), text(ODD)))
                .contains("categories: [邮件, \"a: b\"]\r\n\r\n# before layout\r\nlayout: post\r\n");
    }

    @Test
    void anEmptiedFieldLeavesTheHeadAndANewOneComesLast() {
        assertThat(edited(ODD, Map.of(ArticleField.TAGS, "", ArticleField.DRAFT, "true"), text(ODD)))
                .doesNotContain("categories", "feeds")
                .contains("layout: post\r\ndraft: true\r\n---\r\n");
    }

    @Test
    void aNewArticleGetsAHeadOfYaml() {
        byte[] bytes = EditableFile.empty()
                .with(Map.of(ArticleField.TITLE, "第一篇 😀", ArticleField.SEND_AFTER, "2026-12-01 08:00"), "Text.\n");
        assertThat(new String(bytes, UTF_8))
                .isEqualTo("---\ntitle: \"第一篇 😀\"\nsend_after: 2026-12-01 08:00\n---\n\nText.\n");
    }

    @Test
    void aFileWithoutAHeadGetsOneOnlyIfAFieldIsFilledIn() {
        String plain = "# Title\n\nText.\n";
        assertThat(edited(plain, Map.of(), "# Title\n\nMore.\n")).isEqualTo("# Title\n\nMore.\n");
        assertThat(edited(plain, Map.of(ArticleField.AUTHOR, "Ann"), plain))
                .isEqualTo("---\nauthor: Ann\n---\n\n" + plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+++\ntitle = 'x'\n+++\nText",
                "{\"title\": \"x\"}\nText",
                "<!doctype html><title>x</title><p>Text",
                "标题\n\n文章作者: 王\n\nText",
                "---\ntitle: [broken\n---\nText",
                "---\ntitle: a\ntitle: b\n---\nText",
                "---\n{title: x}\n---\nText",
                "---\ncover: {image: a.png}\n---\nText",
                "title: x\ndate: 2026-01-01\n\nText"
            })
    void anotherKindOfFileIsChangedAsAWhole(String file) {
        assertThat(EditableFile.of(file.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aFileThatIsNoUtf8IsNotTakenForText() {
        assertThat(EditableFile.of("title: é".getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void aWholeFileKeepsItsMarkAndLineEnds() {
        byte[] changed = EditableFile.whole(
                ODD.getBytes(UTF_8), ODD.substring(1).replace("\r\n", "\n").replace("post", "page"));
        assertThat(new String(changed, UTF_8)).isEqualTo(ODD.replace("post", "page"));
    }

    private static String text(String file) {
        return EditableFile.of(file.getBytes(UTF_8)).orElseThrow().text();
    }

    private static String edited(String file, Map<ArticleField, String> fields, String text) {
        return new String(EditableFile.of(file.getBytes(UTF_8)).orElseThrow().with(fields, text), UTF_8);
    }
}
