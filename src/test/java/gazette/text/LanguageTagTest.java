package gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Languages as people write them.
class LanguageTagTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh       | 中文, Chinese, CHINESE, 汉语, 普通话, 國語, Mandarin, Chinesisch, 中国語, chinois, zho, chi
            zh-Hans  | 简体中文, 中文（简体）, 中文(简体), 简体, Chinese (Simplified), Simplified Chinese, chinese-simplified, 簡體中文, zh_Hans
            zh-Hant  | 繁體中文, 繁体中文, 正體中文, Traditional Chinese, Chinese (Traditional), 中文（繁體）
            zh-TW    | zh_TW, Chinese (Taiwan), 中文（台灣）, 中文 (台湾)
            zh-CN    | zh-cn, 中文（中国）, Chinese (China)
            yue      | 粵語, 粤语, Cantonese
            en       | English, english, ENGLISH, 英文, 英语, 英語, Englisch, anglais, inglés, ingles, eng, 영어
            en-US    | American English, English (United States), English (US), US English
            en-GB    | British English, English (UK), en-gb
            fr       | Français, français, Francais, FRANÇAIS, French, 法语, 法文, Französisch, fra, fre
            de       | Deutsch, deutsch, German, 德文, 德语, allemand, deu, ger
            ja       | 日本語, 日语, 日文, Japanese, にほんご, Japanisch, jpn
            ko       | 한국어, Korean, 韩语, 韩文, 韓文, 韓語, Koreanisch
            es       | Español, espanol, Spanish, Castellano, 西班牙语, 西班牙文
            pt-BR    | Brazilian Portuguese, Portuguese (Brazil), português (Brasil), Português do Brasil, pt_br
            ru       | Русский, русский, Russian, 俄文
            it       | Italiano, Italian
            nl       | Nederlands, Dutch, 荷兰语
            ar       | العربية, Arabic
            tr       | Türkçe, Turkish
            vi       | Tiếng Việt, Vietnamese
            th       | ไทย, Thai
            el       | Ελληνικά, Greek
            uk       | Українська, Ukrainian
            pl       | Polski, Polish
            sv       | Svenska, Swedish
            he       | עברית, Hebrew
            hi       | हिन्दी, Hindi
            """)
    void aLanguageIsKnownByItsTagAndItsNames(String tag, String written) {
        for (String name : written.split(",")) {
            assertThat(LanguageTag.ofKnownLanguage(" \u3000" + name + " "))
                    .as(name)
                    .contains(tag);
        }
    }

    @Test
    void whatIsNoLanguageIsNotTakenForOne() {
        for (String written :
                new String[] {"Klingon", "jp", "cn", "xx", "english and german", "x", "-", "n/a", "每天", "und", "12"}) {
            assertThat(LanguageTag.ofKnownLanguage(written)).as(written).isEmpty();
        }
    }
}
