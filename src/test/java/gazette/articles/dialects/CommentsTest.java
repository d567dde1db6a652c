package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Comments of all tools are not printed, wherever they stand; in code they are.
class CommentsTest {
    private static final List<String> COMMENTS = List.of(
            "%%@%%",
            "%% @ %%",
            "<!--@-->",
            "<!-- @ -->",
            "{/* @ */}",
            "{/*@*/}",
            "{# @ #}",
            "{#- @ -#}",
            "{% comment %}@{% endcomment %}",
            "{%- comment -%} @ {%- endcomment -%}",
            "{{/* @ */}}",
            "{{- /* @ */ -}}",
            "{::comment}@{:/comment}",
            "{{% comment %}}@{{% /comment %}}",
            "{{< comment >}}@{{< /comment >}}");
    private static final List<String> CONTENTS = List.of(
            "secret",
            "secret *and* _more_",
            "secret\nover two lines",
            "secret\n\n# with a heading\n\nand [a link](https://e.example)",
            "秘密secret，**内容**",
            "secret\n\n- one\n- two\n\n> three",
            "secret `code` and <b>html</b>",
            "secret {{ name }} and {{< x >}}");
    private static final List<String> PLACES = List.of(
            "@\n\nAfter.",
            "Words @ After.",
            "Words@\nAfter.",
            "@ After.",
            "Words\n@\nAfter.",
            "- item @\n- After.",
            "> quoted @\n\nAfter.",
            "## Heading @\n\nAfter.",
            "**bold** @ After.",
            "中文@After.");

    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void aCommentIsNotPrintedAndWhatStandsAroundItIs() {
        List<String> wrong = new ArrayList<>();
        int shape = 0;
        for (String place : PLACES) {
            for (String comment : COMMENTS) {
                for (int i = 0; i < 3; i++) {
                    String content = CONTENTS.get(++shape % CONTENTS.size());
                    // A quotation, a heading and an item are over at an empty line, and the comment with them.
                    boolean isOneBlock = place.startsWith(">") || place.startsWith("#") || place.startsWith("-");
                    boolean isOneLine = place.startsWith("#");
                    String inside = isOneLine || isOneBlock ? content.replaceAll("(?s)\n.*", "") : content;
                    String body = "Before.\n\n" + place.replace("@", comment.replace("@", inside)) + "\n\nThe end.";
                    Article article = fixture.article(body);
                    String text = Whitespace.line(article.text());
                    boolean isRight = !article.html().contains("secret")
                            && !text.contains("secret")
                            && !text.contains("three")
                            && !text.matches(".*(%%|\\*/|#}|-->|endcomment|[{}]).*")
                            && text.contains("After.")
                            && text.contains("Before.")
                            && text.endsWith("The end.");
                    if (!isRight) {
                        wrong.add(body + "\n=> " + article.html());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[//]: # (a secret)",
                "[//]: # \"a secret\"",
                "[comment]: # (a secret)",
                "[comment]: <> (a secret)",
                "[]: # (a secret)",
                "[^_^]: # (a secret)"
            })
    void aLinkThatLeadsNowhereIsAComment(String comment) {
        for (String place : List.of("\n\n%s\n\n", "\n%s\n\n", "\n\n%s\n")) {
            assertThat(fixture.article("Before." + String.format(place, comment) + "After.")
                            .text())
                    .contains("Before.", "After.")
                    .doesNotContain("secret");
        }
    }

    @Test
    void inCodeAllIsPrinted() {
        for (String comment : COMMENTS) {
            String written = comment.replace("@", "kept");
            assertThat(fixture.article("A `" + written + "` word.").text()).contains(written);
            assertThat(fixture.article("```\n" + written + "\n```").text()).contains(written);
            assertThat(fixture.article("Words.\n\n    " + written).text()).contains(written);
            assertThat(fixture.article("~~~liquid\n" + written + "\n~~~\n\n" + comment.replace("@", "gone"))
                            .text())
                    .contains(written)
                    .doesNotContain("gone");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%% off and 100%% sure",
                "100%%",
                "50 %% and 60 %% of them",
                "5%%, 10%%",
                "%%% and %%%%",
                "printf %%d, %%s",
                "a {# b",
                "a #} b",
                "a */} b",
                "a --> b",
                "an arrow -->",
                "x %% y",
                "{1, 2} and {a} and {}",
                "100%%~200%%",
                "折扣50%%，另加20%%"
            })
    void whatOnlyLooksLikeOneIsText(String text) {
        assertThat(fixture.article(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A word %%hidden%% here. | A word here.
                    A word %%hidden%%. | A word.
                    A word%%hidden%%. | A word.
                    %%hidden%% word %%hidden%% | word
                    In 2026 %%check this%% it was. | In 2026 it was.
                    A 50%% cut %%hidden%% and 20%% more. | A 50%% cut and 20%% more.
                    a<!-- x -->b | ab
                    一句{/* x */}话 | 一句话
                    *a {/* b */} c* | a c
                    """)
    void noGapIsLeft(String markdown, String text) {
        assertThat(fixture.article(markdown).text()).isEqualTo(text);
    }
}
