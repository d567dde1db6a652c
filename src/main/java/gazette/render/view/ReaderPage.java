package gazette.render.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables of the templates of pages that readers act on, a record for each.
public sealed interface ReaderPage {

    /// Of `subscribe.ftlh`.
    ///
    /// @param state `form`, `again` (to be looked at and sent once more) or `sent`
    /// @param action where the form posts to
    /// @param email what was typed so far
    /// @param name likewise
    /// @param stamp must come back as it is: it says when the form was handed out
    /// @param problems what is wrong, a sentence for each field: `email`, `list`, `topics`
    /// @param offers the public lists
    record Subscribe(
            Head head,
            String state,
            String action,
            String email,
            String name,
            String stamp,
            Map<String, String> problems,
            List<OfferView> offers,
            List<LanguageLink> languages)
            implements ReaderPage {}

    /// Of `subscribe_form.ftlh`.
    ///
    /// @param action where the form posts to
    record EmbeddedForm(ListView list, String action) implements ReaderPage {}

    /// Of `confirm.ftlh`.
    ///
    /// @param state `ask` or `done`
    /// @param action where the button posts to, only when asked
    record Confirm(Head head, String state, List<ListView> lists, Optional<String> action) implements ReaderPage {}

    /// Of `unknown_link.ftlh`.
    record UnknownLink(Head head) implements ReaderPage {}

    /// A list to choose from.
    ///
    /// @param chosen whether it is wanted
    /// @param cadences those that have a schedule
    /// @param pausedUntil the day from which on letters are wanted again, as `2026-12-24`
    record OfferView(
            ListView list,
            boolean chosen,
            List<OptionView> cadences,
            List<OptionView> topics,
            Optional<String> pausedUntil) {}

    /// Something to choose.
    ///
    /// @param value as the form sends it
    /// @param label in words
    record OptionView(String value, String label, boolean chosen) {}

    /// The same page in a language.
    ///
    /// @param name of the language, in itself
    record LanguageLink(String lang, String name, String url, boolean current) {}
}
