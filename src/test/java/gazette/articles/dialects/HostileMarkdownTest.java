package gazette.articles.dialects;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.articles.parsing.ArticleFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text that only begins things takes no time that grows with its square. The bound is far above what is needed.
class HostileMarkdownTest {
    private static final int TIMES = 3000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ",
                "{% ",
                "{{< ",
                "{# ",
                "{/* ",
                "%%a ",
                "{{/* ",
                "<!-- ",
                "<a b=\"",
                "<A b={ ",
                "$a ",
                "$$a ",
                "[[",
                "[[a]] ",
                "==a ",
                "^[",
                "<iframe ",
                "<o:p>",
                "{a=",
                "</x",
                "<Foo />",
                "<x-y>",
                "{% highlight a %}\n",
                ":::a\n",
                "$$\n",
                "<!--\n\n",
                "<script>\n\n",
                "{% comment %}\n\n",
                "%%\n\n",
                "> [!a]\n\n",
                "{/*\n\n",
                "[a]({{ ",
                "[a]: {{ x\n",
                "~~a ",
                "~a",
                "{{ x }}",
                "<svg>",
                "<iframe>\n",
                "<Foo>\n"
            })
    void manyBeginnings(String beginning) {
        byte[] text = ("# T\n\n" + beginning.repeat(TIMES)).getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> new ArticleFixture().parse("a.md", text));
    }
}
