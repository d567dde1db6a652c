package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Lists the variables of the mails' templates, a record for each.
public sealed interface MailVariables {

    /// Holds the variables of `email.ftlh` and `email.txt.ftl`.
    ///
    /// @param preheader what an inbox shows behind the subject
    /// @param unsubscribe address of this subscriber's own page for leaving
    /// @param web the issue's address on the web
    record IssueLetter(
            MailingListView list, IssueView issue, String preheader, String unsubscribe, Optional<String> web)
            implements MailVariables {}

    /// Holds the variables of `subject.ftl` and of a schedule's `subject`.
    record Subject(MailingListView list, IssueView issue) implements MailVariables {}

    /// Holds the variables of `notice.ftlh` and `notice.txt.ftl`.
    ///
    /// @param subject the mail's own
    /// @param about the schedule, issue or relay that it is about
    /// @param when it happened or should have happened, in words
    /// @param reasons what is known
    /// @param remedy what to do now
    record Notice(String subject, String about, String when, List<String> reasons, String remedy)
            implements MailVariables {}

    /// Holds the variables of `review.ftlh` and `review.txt.ftl`.
    ///
    /// @param subject the mail's own
    /// @param lead what the editor is asked or told, a sentence or two
    /// @param slot when the issue is due, in words
    /// @param letter the subject of the issue's letter; empty if there is none
    /// @param recipients how many get it, in words; empty if there is none
    /// @param changes in what it differs from what was shown before
    /// @param articles their titles
    /// @param notes what the checks found
    /// @param body the letter as plain text; empty if there is none
    /// @param link address of the page on which the editor answers
    record Review(
            String subject,
            String lead,
            String slot,
            String letter,
            String recipients,
            List<String> changes,
            List<String> articles,
            List<String> notes,
            String body,
            String link)
            implements MailVariables {}

    /// Holds the variables of `confirmation.ftlh` and `confirmation.txt.ftl`.
    ///
    /// @param subject the mail's own
    /// @param names the lists' titles in one line
    /// @param confirm address of the page that confirms
    record Confirmation(String subject, String names, List<MailingListView> lists, String confirm)
            implements MailVariables {}

    /// Holds the variables of `welcome.ftlh` and `welcome.txt.ftl`.
    ///
    /// @param subject the mail's own
    /// @param names the lists' titles in one line
    record Welcome(String subject, String names, List<JoinedView> joined) implements MailVariables {}

    /// Holds the variables of `link.ftlh` and `link.txt.ftl`.
    ///
    /// @param subject the mail's own
    /// @param url address of the page with all that the subscriber chose
    record Link(String subject, String url) implements MailVariables {}

    /// Describes a list that the subscriber has joined.
    ///
    /// @param often how often they get it, in words
    /// @param unsubscribe address of this subscriber's own page for leaving it
    record JoinedView(MailingListView list, String often, String unsubscribe) {}
}
