package gazette.articles.heads;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads the heads of files that real tools wrote, where they are at hand.
@EnabledIf("isThere")
class FieldHeadsTest {
    private static final Path FIELD = Path.of("../shared/field");

    static boolean isThere() {
        return Files.isDirectory(FIELD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            08b-toml.md              | From Hugo        | 2026-11-03T08:15+01:00 | Ada Q.         | [kiln, glaze]             | false
            08c-json.md              | From JSON        | 2026-11-03T08:15+01:00 | -              | [kiln]                    | false
            08d-jekyll.md            | Kiln: a diary    | 2026-11-03T08:15-06:00 | -              | [a, b, pottery, fire]     | true
            08d2-published.md        | Not yet          | -                      | -              | []                        | true
            2026-11-02-some-title.md | Some Title       | 2026-11-02T00:00+01:00 | -              | [a, b, c, blog, dev]      | false
            2026-11-04-liquid.md     | Liquid           | 2026-11-04T00:00+01:00 | jo             | []                        | false
            22b-toml-heading.md      | From Hugo        | 2026-11-03T00:00+01:00 | -              | []                        | true
            22c-json-heading.md      | x                | -                      | -              | []                        | true
            hu1.md                   | Hugo post        | 2024-05-01T10:00+02:00 | Mara           | [go, mail, a, b, dev]     | false
            hu3.md                   | YAML Hugo        | 2024-05-01T10:00+02:00 | Mara, Jo       | [go, mail]                | false
            mx1.md                   | MDX post         | 2026-11-02T00:00+01:00 | -              | []                        | false
            no1.md                   | Trip report      | 2026-11-02T08:15+01:00 | Mara Lindqvist | [mail, travel]            | false
            ob1.md                   | The quiet header | 2026-11-02T00:00+01:00 | -              | [mail/headers, dev]       | false
            ob2.md                   | Daily 2026-11-02 | 2026-11-02T00:00+01:00 | -              | [mail, dev]               | false
            """)
    void theHeadIsReadAndNotPrinted(
            String file, String title, String date, String author, String tags, boolean isDraft) {
        ParsedArticle parsed =
                (ParsedArticle) new ArticleFixture(FIELD.toAbsolutePath().normalize()).parse(file);
        Article article = parsed.article();
        assertThat(article.title()).isEqualTo(title);
        assertThat(article.published().map(Object::toString).orElse(null)).isEqualTo(date);
        assertThat(article.author().orElse(null)).isEqualTo(author);
        assertThat(article.tags()).hasToString(tags);
        assertThat(article.options().draft()).isEqualTo(isDraft);
        assertThat(article.text()).doesNotContain("title =", "title:", "draft = ", "Created:", "import ", "export ");
        assertThat(parsed.warnings()).noneMatch(warning -> warning.problem().contains("unknown"));
    }
}
