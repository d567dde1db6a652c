package gazette.articles.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each text is written with its addresses between `⟦` and `⟧`.
class BareAddressesTest {
    private static final Pattern MARKS = Pattern.compile("[⟦⟧]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲⟦https://example.com/q1⟧，乙⟦https://example.com/q2⟧。",
                "⟦https://example.com/q3⟧、⟦https://example.com/q4⟧",
                "（⟦https://example.com/q5⟧）和（⟦https://example.com/q6⟧）",
                "⟦a@example.com⟧、⟦b@example.com⟧",
                "⟦www.example.com⟧，后文 见⟦www.example.com/path⟧？",
                "「⟦https://example.com/a⟧」『⟦https://example.com/b⟧』【⟦https://example.com/c⟧】《⟦https://example.com/d⟧》〈⟦https://example.com/e⟧〉",
                "⟦https://example.com/a⟧…⟦https://example.com/b⟧—⟦https://example.com/c⟧～⟦https://example.com/d⟧！",
                "⟦https://example.com/a⟧；⟦https://example.com/b⟧：⟦https://example.com/c⟧？⟦https://example.com/d⟧／后文",
                "⟦https://example.com/a⟧　⟦https://example.com⟧　⟦https://example.com/a⟧·⟦https://example.com/b⟧・⟦https://example.com/c⟧",
                "⟦https://example.com/a⟧ＡＢＣ ⟦https://example.com/⟧ｐ １⟦https://example.com/a⟧１ ⟦a@example.com⟧ａ",
                "⟦HTTPS://EXAMPLE.COM/A⟧，⟦WWW.EXAMPLE.COM⟧。",
                "⟦https://example.com/q1⟧😀 ⟦https://example.com/q1⟧①",
            })
    void fullWidthPunctuationEndsAnAddress(String marked) {
        assertFound(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦https://example.com/q1⟧后文 ⟦https://example.com⟧后文 ⟦https://example.com:8080⟧后文 ⟦https://example.com/q1?a=b⟧后文",
                "⟦https://example.com/a⟧を見て ⟦https://example.com⟧へ ⟦https://example.com/a⟧カナ ⟦https://example.com/a⟧ｶﾅ",
                "⟦https://example.com/a⟧에서 보세요 ⟦https://example.com⟧에서 ⟦www.example.com⟧입니다",
                "⟦https://example.com/⟧에서 확인 ⟦https://example.com/docs/⟧를 ⟦https://example.com/⟧をご覧 ⟦https://example.com/⟧で確認",
                "官网⟦https://example.com/⟧欢迎访问",
                "⟦https://example.com/%E4%B8%AD%E6%96%87⟧，后文 ⟦https://example.com/%E4%B8%AD⟧后文",
                "⟦https://example.com/q1⟧.后文 ⟦https://example.com/q1⟧,后文 ⟦https://example.com/q1⟧:后文 ⟦https://example.com/q1⟧?后文 ⟦https://example.com/q1⟧&后文",
                "⟦https://example.com/q1⟧(见附录) ⟦https://example.com/q1⟧“后文” ⟦https://example.com/q1⟧\"后文\"",
                "⟦a@example.com⟧或⟦b@example.com⟧都行 邮箱是⟦c@example.com⟧请联系",
            })
    void textBehindAnAddressIsNotInIt(String marked) {
        assertFound(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦https://zh.wikipedia.org/wiki/灯笼⟧，后文 见⟦https://zh.wikipedia.org/wiki/灯笼⟧。",
                "⟦https://ja.wikipedia.org/wiki/コーヒー⟧、次 ⟦https://ja.wikipedia.org/wiki/レオナルド・ダ・ヴィンチ⟧ ⟦https://ja.wikipedia.org/wiki/とんぼ⟧",
                "⟦https://ko.wikipedia.org/wiki/등불⟧, 그리고",
                "网址：⟦https://example.com/文章⟧。网址:⟦https://example.com/文章/灯⟧，甲⟦https://example.com/文章/灯⟧，",
                "⟦https://example.com/2026年报告.pdf⟧ ⟦https://example.com/2026年/report⟧ ⟦https://example.com/a-灯_光⟧",
                "⟦https://example.com/?q=灯&r=1⟧ ⟦https://example.com/?键=1⟧ ⟦https://example.com/#注释⟧。⟦https://medium.com/@灯⟧",
                "⟦https://zh.wikipedia.org/wiki/灯_(消歧义)⟧ ⟦https://zh.wikipedia.org/wiki/Java_(编程语言)⟧ ⟦https://zh.wikipedia.org/wiki/分类:灯⟧",
                "⟦https://例え.jp/道⟧ ⟦https://例子.中国⟧后文 ⟦https://中文.com/路径/灯⟧ ⟦https://www.例子.com⟧，⟦www.例子.com⟧",
                "⟦a@例子.中国⟧、⟦b@münchen.de⟧ 「林夏@例子.test」",
                "⟦https://ru.wikipedia.org/wiki/Фонарь⟧. ⟦https://example.com/ä/ö⟧? ⟦https://en.wikipedia.org/wiki/Bose–Einstein⟧",
            })
    void aNameInAnyScriptBelongsToAnAddress(String marked) {
        assertFound(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See ⟦https://example.com/a⟧, ⟦https://example.com/b⟧; and ⟦https://example.com/c⟧. (⟦https://example.com/d⟧).",
                "\"⟦https://example.com/d⟧\"! <⟦https://example.com/e⟧> [⟦https://example.com/f⟧] '⟦https://example.com/g⟧'",
                "⟦https://en.wikipedia.org/wiki/Lamp_(x)⟧. ⟦https://a.com/x⟧,⟦https://b.com/y⟧ ⟦https://a.com/x⟧|⟦https://b.com/y⟧| ⟦https://archive.example/https://example.com/x⟧",
                "me:⟦foo@bar.com⟧. ⟦foo+bar@x.co.uk⟧, mailto:⟦c@example.com⟧ ⟦a.b@c-d.example⟧.",
                "⟦http://localhost:8080/x⟧ ⟦http://192.168.0.1/⟧ ⟦https://[::1]:80/⟧ ⟦https://user:pw@example.com/x⟧ ⟦https://example.com/~user/⟧",
                "@user@example.social git+https://x.com xhttps://x.com https://… https://后文 http:// www. www.x 2@3.5倍 a@b a%b@c.example",
            })
    void otherTextIsReadAsUsual(String marked) {
        assertFound(marked);
    }

    @Test
    void aLinkLeadsToTheAddress() {
        assertThat(BareAddresses.in("https://a.example/x，www.b.example，c@d.example"))
                .extracting(BareAddresses.BareAddress::link)
                .containsExactly("https://a.example/x", "http://www.b.example", "mailto:c@d.example");
    }

    @Test
    void aLongTextTakesLittleTime() {
        for (String piece :
                List.of("a@", "www.", "https://a", "https://a.b/(", "灯.", "a.", "https://a.b/灯-", "a-_%+.", "@a.b")) {
            String text = piece.repeat(100_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BareAddresses.in(text), piece);
        }
    }

    private static void assertFound(String marked) {
        String text = MARKS.matcher(marked).replaceAll("");
        var found = new StringBuilder();
        int end = 0;
        for (BareAddresses.BareAddress address : BareAddresses.in(text)) {
            found.append(text, end, address.start())
                    .append('⟦')
                    .append(text, address.start(), address.end())
                    .append('⟧');
            end = address.end();
        }
        assertThat(found.append(text.substring(end))).hasToString(marked);
    }
}
