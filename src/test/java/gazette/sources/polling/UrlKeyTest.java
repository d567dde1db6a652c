package gazette.sources.polling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/story?id=7",
                "http://example.org/story?id=7",
                "https://www.example.org/story?id=7",
                "https://Example.ORG:443/story?id=7",
                "https://example.org/story/?id=7",
                "https://example.org/story?id=7#comments",
                "https://example.org/story?utm_source=rss&utm_medium=feed&id=7&utm_campaign=x",
                "https://example.org/story?id=7&fbclid=abc&source=rss----1",
                " https://example.org/story?id=7& "
            })
    void addressesOfOnePageHaveTheSameKey(String address) {
        assertThat(UrlKey.of(address)).isEqualTo("https://example.org/story?id=7");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/story?id=7, https://example.org/story?id=8",
        "https://example.org/story, https://example.org/other",
        "https://example.org/, https://blog.example.org/",
        "https://example.org/, https://example.org:8443/",
        "https://example.org/?source=paper, https://example.org/?source=ink",
        "https://example.org/#/one, https://example.org/#/two",
        "urn:one, urn:two",
    })
    void addressesOfDifferentPagesHaveDifferentKeys(String one, String two) {
        assertThat(UrlKey.of(one)).isNotEqualTo(UrlKey.of(two));
    }

    @Test
    void sharedWeChatAddressesHaveTheSameKey() {
        String story = "https://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=2&sn=abc";
        assertThat(UrlKey.of(story + "&chksm=99&scene=27#wechat_redirect")).isEqualTo(UrlKey.of(story));
    }

    @Test
    void aHomePageIsRecognized() {
        assertThat(UrlKey.isFrontPage("https://www.example.org/?utm_source=rss"))
                .isTrue();
        assertThat(UrlKey.isFrontPage("https://example.org/story")).isFalse();
        assertThat(UrlKey.isFrontPage("https://example.org/#/story")).isFalse();
    }
}
