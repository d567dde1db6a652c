package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// The variables of the pages' templates, a record for each.
public sealed interface Page {

    /// Of `front.ftlh`.
    ///
    /// @param lead the article with the cover
    /// @param articles the others
    record Front(HtmlHead head, Optional<ArticleView> lead, List<ArticleView> articles, List<ShelfView> shelves)
            implements Page {}

    /// Of `list.ftlh`.
    record ListPage(HtmlHead head, MailingListView list, List<IssueView> issues) implements Page {}

    /// Of `issue.ftlh`.
    record IssuePage(HtmlHead head, MailingListView list, IssueView issue) implements Page {}

    /// Of `article.ftlh`.
    record ArticlePage(HtmlHead head, ArticleView article) implements Page {}

    /// Of `feeds.ftlh`.
    ///
    /// @param opml address of the list of them for feed readers
    record Feeds(HtmlHead head, List<FeedGroupView> groups, String opml) implements Page {}

    /// Of `not_found.ftlh`.
    record NotFound(HtmlHead head) implements Page {}

    /// Of `mailbox.ftlh`.
    ///
    /// @param count of all mails in the boxes
    /// @param open the mail that is being read
    record Mailbox(HtmlHead head, List<BoxView> boxes, int count, Optional<MailView> open) implements Page {}

    /// A list with its latest issues.
    record ShelfView(MailingListView list, List<IssueView> issues) {}

    /// A recipient of the local mailbox.
    ///
    /// @param unfolded whether the mail that is being read is among them
    record BoxView(String address, boolean unfolded, List<MailLine> mails) {}

    /// A mail in a list of mails.
    ///
    /// @param date in words
    /// @param current whether it is the one being read
    record MailLine(String subject, String date, String url, boolean current) {}

    /// The mail that is being read.
    ///
    /// @param date in words
    /// @param tab `html`, `text` or `source`
    /// @param body that part, as it came
    record MailView(String subject, String from, String to, String date, String tab, List<TabLink> tabs, String body) {}

    /// A way to see a mail.
    ///
    /// @param name `html`, `text` or `source`
    record TabLink(String name, String url, boolean current) {}
}
