package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds `docs/articles.md` to the keys that the front matter of an article may have.
class FrontMatterKeysTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    @Test
    void everyKeyThatIsDocumentedIsKnownAndThereIsNoOther() throws IOException {
        String documented = ROW.matcher(Files.readString(Path.of("docs/articles.md")))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .collect(Collectors.joining(", "));
        String article = "---\ntitle: T\nnosuch: x\n---\nText\n";
        var parsed = (ParsedArticle) new ArticleFixture().parse("a.md", article.getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.remedy()).isEqualTo("known are " + documented));
    }
}
