package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.sources.polling.UrlKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields of entries that are too long, or that no program could show or follow.
class EntryFieldsTest {
    @Test
    void longFieldsAreCut() {
        Entry entry = entry("word ".repeat(1200), "https://a.news/", "A".repeat(999), List.of("t".repeat(999)));

        assertThat(entry.title()).hasSizeBetween(290, 300).endsWith("word…");
        assertThat(entry.author().orElseThrow()).hasSize(200).endsWith("…");
        assertThat(entry.tags()).singleElement().asString().hasSize(100);
    }

    @Test
    void noCharacterIsCutInTwo() {
        String title =
                entry("😀".repeat(6000), "https://a.news/", "A", List.of()).title();

        assertThat(title.codePointCount(0, title.length())).isEqualTo(300);
        assertThat(title.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void ofManyTagsTheFirstAreTaken() {
        List<String> tags = IntStream.range(0, 999).mapToObj(Integer::toString).toList();

        assertThat(entry("T", "https://a.news/", "A", tags).tags()).hasSize(50).startsWith("0", "1");
    }

    @Test
    void aLongIdIsHashedAndStaysDifferentFromOthers() {
        assertThat(EntryFields.id("x".repeat(9000) + 1))
                .hasSizeLessThan(500)
                .isNotEqualTo(EntryFields.id("x".repeat(9000) + 2));
        assertThat(UrlKey.of("https://a.news/" + "页".repeat(500))).hasSizeLessThan(1000);
    }

    @Test
    void charactersThatTurnTextAroundOrControlItAreLeftOut() {
        Entry entry =
                entry("A\u202e B\0\u0007\u2066 \ud83d\r\nC\u2028D", "https://a.news/", "\u202d", List.of("\u202e"));

        assertThat(entry.title()).isEqualTo("A B C D");
        assertThat(entry.author()).isEmpty();
        assertThat(entry.tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            https://e.example/it's a page | https://e.example/it's%20a%20page
            https://e.example/a"b<c>d     | https://e.example/a%22b%3Cc%3Ed
            https://bücher.example/ä?ö#ü  | https://bücher.example/ä?ö#ü
            """)
    void aLinkIsOneWordThatHtmlMailAndTextAgreeOn(String written, String read) {
        assertThat(EntryFields.address(written)).contains(read);
        assertThat(UrlKey.of(read)).isEqualTo(UrlKey.of(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "http://[::1", "data:text/html,x", "https://", "https://a b/", "x", ""})
    void whatNoBrowserCouldFollowIsNoLink(String written) {
        assertThat(EntryFields.address(written)).isEmpty();
    }

    @Test
    void aLinkThatIsTooLongIsNone() {
        assertThat(EntryFields.address("https://a.news/" + "x".repeat(2000))).isEmpty();
    }

    private static Entry entry(String title, String link, String author, List<String> tags) {
        return new Entry(
                Optional.of("1"),
                title,
                Optional.of(link),
                "",
                "",
                Optional.of(author),
                Optional.empty(),
                Optional.empty(),
                tags,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
