package gazette.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds languages by their names as people write them: `简体中文`, `Français`, `Brazilian Portuguese`, `英文`. Case,
/// accents, blanks and punctuation make no difference.
final class LanguageNames {
    /// In these, languages have names besides in English and in themselves.
    private static final List<String> LARGE =
            List.of("zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "it", "pt", "ru", "nl");

    private static final List<String> VARIANTS = List.of(
            "zh-Hans", "zh-Hant", "zh-CN", "zh-SG", "zh-TW", "zh-HK", "yue", "fil", "pt-BR", "pt-PT", "en-US", "en-GB",
            "en-AU", "en-CA", "fr-CA", "fr-CH", "fr-BE", "de-AT", "de-CH", "es-ES", "es-MX", "es-AR", "es-419", "nl-BE",
            "sr-Latn", "sr-Cyrl");

    /// What the library does not know.
    private static final Map<String, String> FURTHER = Map.of(
            "zh", "汉语, 漢語, 华语, 華語, 国语, 國語, 普通话, 普通話, Mandarin, Mandarin Chinese, Putonghua",
            "zh-Hans", "简体, 簡體, 简体字, 简中, 簡體中文, Simplified",
            "zh-Hant", "繁體, 繁体, 繁體字, 繁中, 正體, 正體中文, Traditional",
            "pt-BR", "português do Brasil, Brazilian",
            "en-US", "English USA, English US, American",
            "es", "castellano, Castilian, 西语",
            "pt", "葡语",
            "ja", "にほんご, Nihongo",
            "ko", "한국말",
            "fa", "Farsi");

    private static final List<DisplayContext[]> STYLES = List.of(
            new DisplayContext[] {DisplayContext.STANDARD_NAMES, DisplayContext.LENGTH_FULL},
            new DisplayContext[] {DisplayContext.DIALECT_NAMES, DisplayContext.LENGTH_FULL},
            new DisplayContext[] {DisplayContext.STANDARD_NAMES, DisplayContext.LENGTH_SHORT},
            new DisplayContext[] {DisplayContext.DIALECT_NAMES, DisplayContext.LENGTH_SHORT});

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+[语語文]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private LanguageNames() {}

    /// Holds the names. They are made when the first one is asked for, in a fifth of a second.
    private static final class Index {
        private static final Map<String, String> TAGS = make();

        private static Map<String, String> make() {
            var tags = new HashMap<String, String>();
            List<String> languages = Stream.concat(Stream.of(Locale.getISOLanguages()), VARIANTS.stream())
                    .toList();
            FURTHER.forEach((tag, names) -> Stream.of(names.split(",")).forEach(name -> tags.put(key(name), tag)));
            languages.forEach(tag -> add(tags, tag, tag));
            languages.forEach(tag -> add(tags, tag, "en"));
            LARGE.forEach(naming -> languages.forEach(tag -> add(tags, tag, naming)));
            return Map.copyOf(tags);
        }

        private static void add(Map<String, String> tags, String tag, String naming) {
            ULocale language = ULocale.forLanguageTag(tag);
            for (DisplayContext[] style : STYLES) {
                String name = LocaleDisplayNames.getInstance(ULocale.forLanguageTag(naming), style)
                        .localeDisplayName(language);
                // Without a name in its data, the library returns the tag.
                if (!name.equalsIgnoreCase(tag)) {
                    tags.putIfAbsent(key(name), tag);
                }
            }
        }
    }

    /// Returns the BCP 47 tag of a language; empty if it is no name.
    static Optional<String> tagOf(String name) {
        String key = key(name);
        return Optional.ofNullable(Index.TAGS.get(key)).or(() -> ofChinese(key));
    }

    /// Chinese names a language as it is written (`日文`) or as it is spoken (`日语`, `日語`).
    private static Optional<String> ofChinese(String key) {
        if (!CHINESE.matcher(key).matches()) {
            return Optional.empty();
        }
        String stem = key.substring(0, key.length() - 1);
        return Stream.of("语", "語", "文")
                .flatMap(end -> Stream.ofNullable(Index.TAGS.get(stem + end)))
                .findFirst();
    }

    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(ACCENTS.matcher(plain).replaceAll("")).replaceAll("");
    }
}
