package gazette.render.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the variables of the templates of pages that subscribers act on, a record for each.
public sealed interface SubscriberPageVariables {

    /// Holds the variables of `subscribe.ftlh`.
    ///
    /// @param state `form`, `again` (a button that sends what was typed once more), `sent`, or `closed` (no list is
    ///     public)
    /// @param action where the form posts to
    /// @param email what was typed so far
    /// @param name what was typed so far
    /// @param stamp must come back as it is: it says when and to whom the form was handed out
    /// @param work what the browser has to do before it sends the form
    /// @param problems what is wrong, a sentence for each field: `email`, `list`, `topics`
    /// @param offers the public lists
    record Subscribe(
            HtmlHead head,
            String state,
            String action,
            String email,
            String name,
            String stamp,
            Optional<WorkView> work,
            Map<String, String> problems,
            List<OfferView> offers,
            List<LanguageLink> languages)
            implements SubscriberPageVariables {}

    /// Holds the variables of `subscribe_form.ftlh`.
    ///
    /// @param action where the form posts to
    record EmbeddedForm(MailingListView list, String action) implements SubscriberPageVariables {}

    /// Holds the variables of `confirm.ftlh`.
    ///
    /// @param state `ask` or `done`
    /// @param action where the button posts to, only when asked
    record Confirm(HtmlHead head, String state, List<MailingListView> lists, Optional<String> action)
            implements SubscriberPageVariables {}

    /// Holds the variables of `unsubscribe.ftlh`.
    ///
    /// @param state `ask`, `done`, `back` (taken back), `all` (left all lists) or `linked` (a link comes by mail)
    /// @param list the list's title; empty in the states `all` and `linked`
    /// @param action the link's own address; forms post to it, and to `/undo`, `/all` and `/link` below it
    /// @param undo must be sent with `undo` and `all`; absent if there is nothing to take back
    /// @param oftens how often else the list can be had, in words
    /// @param topics all that it has
    record Unsubscribe(
            HtmlHead head,
            String state,
            String list,
            String action,
            Optional<String> undo,
            List<String> oftens,
            List<String> topics)
            implements SubscriberPageVariables {}

    /// Holds the variables of `preferences.ftlh`.
    ///
    /// @param action where the form posts to; that which erases posts to `/erase` below it, with `sure=yes`
    /// @param saved whether it was saved just now
    /// @param problems what is wrong, a sentence for each field: `topics`
    /// @param address the subscriber's
    /// @param name as they gave it
    /// @param languages that letters can be in
    /// @param said what is on record, the oldest first
    record Preferences(
            HtmlHead head,
            String action,
            boolean saved,
            Map<String, String> problems,
            String address,
            String name,
            List<OptionView> languages,
            List<OfferView> offers,
            List<SaidView> said)
            implements SubscriberPageVariables {}

    /// Holds the variables of `erased.ftlh`.
    ///
    /// @param done whether the subscriber is erased; else a letter to them is just going out
    record Erased(HtmlHead head, boolean done) implements SubscriberPageVariables {}

    /// Holds the variables of `preferences_link.ftlh`.
    ///
    /// @param state `form`, `again` (a button that sends what was typed once more) or `sent`
    /// @param action where the form posts to
    /// @param email what was typed so far
    /// @param stamp must come back as it is: it says when and to whom the form was handed out
    /// @param work what the browser has to do before it sends the form
    /// @param problems what is wrong, a sentence for the field `email`
    record PreferencesLink(
            HtmlHead head,
            String state,
            String action,
            String email,
            String stamp,
            Optional<WorkView> work,
            Map<String, String> problems,
            List<LanguageLink> languages)
            implements SubscriberPageVariables {}

    /// Holds the variables of `search.ftlh`.
    ///
    /// @param action where the form asks
    /// @param words as they were typed; empty if nothing was asked yet
    /// @param articles on this page, the newest first
    /// @param newer address of the page before
    /// @param older address of the page after
    record Search(
            HtmlHead head,
            String action,
            String words,
            List<ArticleView> articles,
            Optional<String> newer,
            Optional<String> older)
            implements SubscriberPageVariables {}

    /// Holds the variables of `unknown_link.ftlh`.
    record UnknownLink(HtmlHead head) implements SubscriberPageVariables {}

    /// Describes a proof of work, which keeps programs from sending many forms.
    ///
    /// @param bits how many zero bits the script has to find
    /// @param script address of the script
    /// @param waitSeconds until the button works without it
    record WorkView(int bits, String script, long waitSeconds) {}

    /// Describes a list to choose from.
    ///
    /// @param chosen whether it is wanted
    /// @param cadences those that have a schedule
    /// @param pausedUntil the day from which on letters are wanted again, as `2026-12-24`
    record OfferView(
            MailingListView list,
            boolean chosen,
            List<OptionView> cadences,
            List<OptionView> topics,
            Optional<String> pausedUntil) {}

    /// Describes something to choose.
    ///
    /// @param value as the form sends it
    /// @param label in words
    record OptionView(String value, String label, boolean chosen) {}

    /// Describes the same page in a language.
    ///
    /// @param name of the language, in itself
    record LanguageLink(String lang, String name, String url, boolean current) {}

    /// Describes an event of consent on record.
    ///
    /// @param date in words
    /// @param what in words
    /// @param list its title
    /// @param where it came from
    record SaidView(String date, String what, String list, String where) {}
}
