package gazette.issues;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names one field of a draft. Editors who change different fields do not get into each other's way.
///
/// @param key a work's id for a choice or a pin; a language's BCP 47 tag for words, empty for the letters in all
///     languages that have none of their own; else empty
public record DraftField(Kind kind, String key) {
    private static final Pattern NAME = Pattern.compile("([a-z]{3,9})(?::([A-Za-z0-9-]{1,35}))?");

    /// Lists what a draft can say.
    public enum Kind {
        /// The works, in the order in which the editor wants them.
        ORDER,
        /// Whether a work is in the issue, see [IssueDraft.Choice].
        CHOICE,
        /// Whether a work stands first.
        PIN,
        /// Words before the articles, in Markdown.
        INTRO,
        /// Words after the articles, in Markdown.
        OUTRO,
        /// The letter's subject, which is the issue's title on the web, too.
        SUBJECT,
        /// What an inbox shows behind the subject.
        PREHEADER;

        boolean isOfWork() {
            return this == CHOICE || this == PIN;
        }
    }

    /// Returns the field of the order.
    public static DraftField order() {
        return new DraftField(Kind.ORDER, "");
    }

    /// Returns a field about a work.
    public static DraftField ofWork(Kind kind, long work) {
        return new DraftField(kind, String.valueOf(work));
    }

    /// Returns the field with a name such as `intro`, `intro:zh` or `pin:12`; empty if there is none.
    public static Optional<DraftField> of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = Optional.ofNullable(matcher.group(2)).orElse("");
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(matcher.group(1)) && isKey(kind, key)) {
                return Optional.of(new DraftField(kind, key));
            }
        }
        return Optional.empty();
    }

    private static boolean isKey(Kind kind, String key) {
        if (kind.isOfWork()) {
            return key.matches("[1-9][0-9]{0,17}");
        }
        return key.isEmpty()
                || (kind != Kind.ORDER
                        && !Locale.forLanguageTag(key).getLanguage().isEmpty());
    }

    /// Returns its name in forms and in the database.
    public String name() {
        return word(kind) + (key.isEmpty() ? "" : ":" + key);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Returns the work that it is about.
    long work() {
        return Long.parseLong(key);
    }
}
