package gazette.press.composing;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.render.themes.Themes;
import java.util.Locale;

/// Chooses the language of a mail's own words.
public final class LetterLanguage {
    private LetterLanguage() {}

    /// Returns the subscriber's if the theme has texts in it, else the list's. Regions of one language are the
    /// same.
    ///
    /// @param wanted the subscriber's; may be empty
    public static String of(String wanted, ListConfig list, ScheduleConfig schedule, Themes themes) {
        String theirs = Locale.forLanguageTag(wanted).getLanguage();
        boolean same = theirs.equals(Locale.forLanguageTag(list.language()).getLanguage());
        String theme = schedule.presentation().theme().orElse(list.theme());
        return theirs.isEmpty() || same || !themes.hasLanguage(theme, theirs) ? list.language() : theirs;
    }
}
