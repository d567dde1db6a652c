package gazette.render.pages;

import gazette.config.ListConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Holds the sign-up form as it is filled in.
///
/// @param email what was typed, whatever it is
/// @param stamp says when and to whom the form was handed out
/// @param problems what is not right: `email`, `email_unreachable`, `list`, `topics`
/// @param languages that the page can be read in
public record SignUpForm(
        State state,
        String email,
        String name,
        String stamp,
        Set<String> problems,
        List<ListPreferences> offers,
        List<String> languages) {

    /// Lists the states of the form.
    public enum State {
        /// To be filled in.
        FORM,
        /// Filled in, with a button that sends it once more.
        AGAIN,
        /// Sent.
        SENT,
        /// There is nothing to sign up for.
        CLOSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SignUpForm {
        problems = Set.copyOf(problems);
        offers = List.copyOf(offers);
        languages = List.copyOf(languages);
    }

    /// Returns a sample in each state.
    public static List<SignUpForm> samples(ListConfig list) {
        List<ListPreferences> offers = List.of(ListPreferences.sample(list));
        return Arrays.stream(State.values())
                .map(state -> new SignUpForm(state, "e", "n", "s", Set.of("email", "list"), offers, List.of("en")))
                .toList();
    }
}
