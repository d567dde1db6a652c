package gazette.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mailing list as its block in `gazette.yaml` describes it.
///
/// @param name its key under `lists:` and its place on the web, `/NAME/`
/// @param isPublic whether its issues and feeds are on the web
/// @param from who its letters come from
/// @param language BCP 47 tag of its letters' own words
/// @param theme the folder under `templates/`
/// @param relays the relays to use, the first one as long as it works; empty means all, in the file's order
/// @param cadences the choices of its readers; the first is the default
/// @param topics named sets of tags; an issue has a section for each
/// @param confirmed whether a newcomer must confirm by mail (double opt-in)
/// @param welcomePolicy what a new member is sent at once
/// @param formerNames names that it had before, which still lead to it
/// @param attachesPictures whether pictures travel in the letters; else they are fetched from the web when one is read
/// @param unsubscribeAddress the address that takes mail of readers who want to leave
public record ListConfig(
        String name,
        String title,
        String description,
        boolean isPublic,
        FromAddress from,
        Optional<String> replyTo,
        String language,
        String theme,
        List<String> relays,
        List<Cadence> cadences,
        Map<String, Set<String>> topics,
        boolean confirmed,
        WelcomePolicy welcomePolicy,
        List<String> formerNames,
        boolean attachesPictures,
        Optional<String> unsubscribeAddress) {
    public ListConfig {
        relays = List.copyOf(relays);
        cadences = List.copyOf(cadences);
        formerNames = List.copyOf(formerNames);
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    }

    /// The same list with its letters' own words in another language.
    public ListConfig withLanguage(String otherLanguage) {
        return with(otherLanguage, relays, unsubscribeAddress);
    }

    /// The same list in the demo, whose readers write to no real mailbox.
    ListConfig inDemo() {
        return with(language, List.of(), Optional.empty());
    }

    private ListConfig with(String otherLanguage, List<String> otherRelays, Optional<String> otherLeaveBy) {
        return new ListConfig(
                name,
                title,
                description,
                isPublic,
                from,
                replyTo,
                otherLanguage,
                theme,
                otherRelays,
                cadences,
                topics,
                confirmed,
                welcomePolicy,
                formerNames,
                attachesPictures,
                otherLeaveBy);
    }
}
