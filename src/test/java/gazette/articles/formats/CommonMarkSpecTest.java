package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;

/// What is not Chinese, Japanese or Korean is read as the CommonMark specification has it.
class CommonMarkSpecTest {
    private static final List<String> EXAMPLES = ExampleReader.readExamples(TestResources.getSpec()).stream()
            .map(Example::getSource)
            .toList();
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

    /// Examples 602, 606, 608, 611 and 612 are of no link in CommonMark. Here a bare address is one: an article may
    /// write it without angle brackets. Tables, strikethrough and emphasis beside Chinese change none.
    private static final List<String> BARE_ADDRESSES = List.of(
            "<https://foo.bar/baz bim>\n",
            "<foo\\+@bar.example.com>\n",
            "< https://foo.bar >\n",
            "https://example.com\n",
            "foo@bar.example.com\n");

    @Test
    void everyExampleIsRenderedAsByThePlainParser() {
        assertThat(EXAMPLES).hasSize(652);
        assertThat(EXAMPLES.stream().filter(example -> !ours(example).equals(read(example, List.of()))))
                .containsExactlyElementsOf(BARE_ADDRESSES);
    }

    @Test
    void aBareAddressIsRenderedAsByTheExtension() {
        assertThat(BARE_ADDRESSES)
                .allSatisfy(example -> assertThat(ours(example)).isEqualTo(read(example, EXTENSIONS)));
    }

    private static String ours(String markdown) {
        return MarkdownRenderer.html(MarkdownRenderer.parse(markdown));
    }

    private static String read(String markdown, List<Extension> extensions) {
        var parser = Parser.builder().extensions(extensions).build();
        return HtmlRenderer.builder().extensions(extensions).build().render(parser.parse(markdown));
    }
}
