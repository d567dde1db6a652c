package gazette.issues;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Holds an editor's own words before or after the articles of one issue.
///
/// @param lang BCP 47 tag of the letters that it is for; empty for all that have none of their own
/// @param html clean, as an article's
/// @param fields what it says of the subscriber; their marks are in `html` and `text`
public record IssueNote(Place place, String lang, String html, String text, List<Field> fields) {
    public IssueNote {
        fields = List.copyOf(fields);
    }

    /// Says where it stands.
    public enum Place {
        INTRO,
        OUTRO
    }

    /// Describes something of the subscriber that it says.
    ///
    /// @param mark stands in its place
    /// @param name such as `name` or `attributes.city`
    public record Field(String mark, String name, String fallback) {}

    /// Returns the note with other texts in the places of its fields.
    ///
    /// @param escape makes HTML of such a text
    public IssueNote filled(Function<Field, String> texts, UnaryOperator<String> escape) {
        String filledHtml = html;
        String filledText = text;
        for (Field field : fields) {
            String shown = texts.apply(field);
            filledHtml = filledHtml.replace(field.mark(), escape.apply(shown));
            filledText = filledText.replace(field.mark(), shown);
        }
        return new IssueNote(place, lang, filledHtml, filledText, List.of());
    }

    /// Returns the note for a place in a language, else the one for all languages.
    public static Optional<IssueNote> in(List<IssueNote> notes, Place place, String lang) {
        String language = Locale.forLanguageTag(lang).getLanguage();
        return notes.stream()
                .filter(note -> note.place() == place && !note.lang().isEmpty())
                .filter(note -> Locale.forLanguageTag(note.lang()).getLanguage().equals(language))
                .findFirst()
                .or(() -> notes.stream()
                        .filter(note -> note.place() == place && note.lang().isEmpty())
                        .findFirst());
    }
}
