package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|هذا نص عربي طويل مع كلمة hello في الوسط ثم نص آخر بعده.",
                "ar|مرحبا بكم",
                "ar|تعلم لغة JavaScript و TypeScript في أسبوع",
                "ar|صدر اليوم العدد الجديد من المجلة، وفيه مقالات عن الحبر والورق.",
                "fa|این یک متن فارسی است که دربارهٔ چاپ و کاغذ می‌گوید.",
                "fa|اين متن با صفحه‌کليد عربي نوشته شده، پس چند حرف گچ و ژاله دارد.",
                "fa|آموزش HTML و CSS برای همه؛ چگونه یک صفحه بسازیم؟",
                "ur|یہ اردو زبان میں لکھا ہوا ایک مضمون ہے جس میں کاغذ اور روشنائی کا ذکر ہے۔",
                "ur|میں نے ٹوکری میں کتابیں رکھی ہیں۔",
                "he|זה טקסט בעברית עם מילה hello באמצע.",
                "he|שלום",
                "he|איך כותבים HTML ו־CSS",
                "en|The word שלום means peace, and سلام does, too.",
                "zh|今天谈谈订阅源。",
                "en|Plain English."
            })
    void theScriptTellsTheLanguage(String lang, String text) {
        assertThat(LanguageDetector.of(text, "en")).isEqualTo(lang);
    }

    @ParameterizedTest
    @CsvSource({
        "fa,سلام,fa",
        "ur,سلام,ur",
        "ps,دا یو متن دی,ps",
        "yi,דאָס איז ייִדיש,yi",
        "he,مرحبا بالجميع,ar",
        "ar,این یک متن فارسی است,fa"
    })
    void whatFitsTheScriptIsBelieved(String declared, String text, String lang) {
        assertThat(LanguageDetector.of(text, declared)).isEqualTo(lang);
    }
}
