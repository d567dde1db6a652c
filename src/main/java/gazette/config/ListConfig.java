package gazette.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Describes a mailing list, as its block in `gazette.yaml` does.
///
/// @param name its key under `lists:` and its place on the web, `/NAME/`
/// @param formerNames names that it had before, which still lead to it
/// @param isPublic whether its issues and feeds are on the web
/// @param language BCP 47 tag of the fixed texts in its letters
/// @param theme the folder under `templates/`
/// @param cadences those that its subscribers may choose; the first is the default
/// @param topics sets of tags by the topic's name; an issue has a section for each
public record ListConfig(
        String name,
        List<String> formerNames,
        String title,
        String description,
        boolean isPublic,
        String language,
        String theme,
        ListMailConfig mail,
        List<Cadence> cadences,
        Map<String, Set<String>> topics,
        SignupConfig signup) {
    public ListConfig {
        formerNames = List.copyOf(formerNames);
        cadences = List.copyOf(cadences);
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    }

    /// Returns the same list with the fixed texts of its letters in another language.
    public ListConfig withLanguage(String otherLanguage) {
        return with(otherLanguage, mail);
    }

    /// Returns the same list for the demo, whose subscribers write to no real mailbox.
    ListConfig inDemo() {
        return with(language, mail.inDemo());
    }

    private ListConfig with(String otherLanguage, ListMailConfig otherMail) {
        return new ListConfig(
                name,
                formerNames,
                title,
                description,
                isPublic,
                otherLanguage,
                theme,
                otherMail,
                cadences,
                topics,
                signup);
    }
}
