package gazette.articles.markup;

import java.util.Locale;
import java.util.Map;

/// Names what a link to a film, a sound or a page invites to, in the language of the text.
///
/// @param colon what stands between such a word and the title
public record MediaWords(String watch, String listen, String open, String colon) {
    private static final MediaWords ENGLISH = new MediaWords("Watch", "Listen", "Open", ": ");
    private static final Map<String, MediaWords> WORDS = Map.ofEntries(
            Map.entry("zh", new MediaWords("观看", "收听", "打开", "：")),
            Map.entry("ja", new MediaWords("見る", "聴く", "開く", "：")),
            Map.entry("ko", new MediaWords("보기", "듣기", "열기", ": ")),
            Map.entry("de", new MediaWords("Ansehen", "Anhören", "Öffnen", ": ")),
            Map.entry("fr", new MediaWords("Regarder", "Écouter", "Ouvrir", " : ")),
            Map.entry("es", new MediaWords("Ver", "Escuchar", "Abrir", ": ")),
            Map.entry("it", new MediaWords("Guarda", "Ascolta", "Apri", ": ")),
            Map.entry("pt", new MediaWords("Ver", "Ouvir", "Abrir", ": ")),
            Map.entry("nl", new MediaWords("Bekijken", "Luisteren", "Openen", ": ")),
            Map.entry("ru", new MediaWords("Смотреть", "Слушать", "Открыть", ": ")),
            Map.entry("ar", new MediaWords("شاهد", "استمع", "افتح", ": ")),
            Map.entry("fa", new MediaWords("ببینید", "بشنوید", "باز کنید", ": ")),
            Map.entry("ur", new MediaWords("دیکھیں", "سنیں", "کھولیں", ": ")),
            Map.entry("he", new MediaWords("לצפייה", "להאזנה", "לפתיחה", ": ")));

    /// Returns the words of a language; English ones if it has none here.
    ///
    /// @param lang a BCP 47 tag
    public static MediaWords of(String lang) {
        return WORDS.getOrDefault(lang.toLowerCase(Locale.ROOT).split("[-_]", 2)[0], ENGLISH);
    }

    /// Returns the text of a link.
    ///
    /// @param what the title, or the name of the site or the file
    String label(MediaLink.Kind kind, String what) {
        String word = switch (kind) {
            case FILM -> watch;
            case SOUND -> listen;
            case PAGE -> open;
        };
        return word + colon + what;
    }
}
