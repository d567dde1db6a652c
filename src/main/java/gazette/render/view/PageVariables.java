package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Lists the variables of the pages' templates, a record for each.
public sealed interface PageVariables {

    /// Holds the variables of `front.ftlh`.
    ///
    /// @param lead the article with the cover
    /// @param articles the others
    record Front(HtmlHead head, Optional<ArticleView> lead, List<ArticleView> articles, List<ShelfView> shelves)
            implements PageVariables {}

    /// Holds the variables of `list.ftlh`.
    ///
    /// @param newer address of the page with newer issues
    /// @param older address of the page with older issues
    record ListPage(
            HtmlHead head, MailingListView list, List<IssueView> issues, Optional<String> newer, Optional<String> older)
            implements PageVariables {}

    /// Holds the variables of `topic.ftlh`.
    ///
    /// @param name the topic or the tag
    /// @param list whose topic it is; a tag is of all lists
    /// @param articles newest first
    /// @param newer address of the page with newer articles
    /// @param older address of the page with older articles
    record TopicPage(
            HtmlHead head,
            String name,
            Optional<MailingListView> list,
            List<ArticleView> articles,
            Optional<String> newer,
            Optional<String> older)
            implements PageVariables {}

    /// Holds the variables of `topics.ftlh`. The topics are those of the lists.
    ///
    /// @param tags of all articles
    record TopicsPage(HtmlHead head, List<TopicView> tags) implements PageVariables {}

    /// Holds the variables of `issue.ftlh`.
    ///
    /// @param previous the issue before
    /// @param next the issue after
    record IssuePage(
            HtmlHead head,
            MailingListView list,
            IssueView issue,
            Optional<NeighbourView> previous,
            Optional<NeighbourView> next)
            implements PageVariables {}

    /// Holds the variables of `article.ftlh`.
    ///
    /// @param languages that the article is there in; empty if it is only this one
    /// @param tags with a page each, once the article is in an issue
    /// @param lists that it is on; all lists if it is on none yet
    /// @param previous the article before, in the order of its list's issues
    /// @param next the article after
    record ArticlePage(
            HtmlHead head,
            ArticleView article,
            List<SubscriberPageVariables.LanguageLink> languages,
            List<TopicView> tags,
            List<MailingListView> lists,
            Optional<NeighbourView> previous,
            Optional<NeighbourView> next)
            implements PageVariables {}

    /// Holds the variables of `issues.ftlh`.
    ///
    /// @param entries issues of all lists, newest first
    /// @param newer address of the page with newer issues
    /// @param older address of the page with older issues
    record IssuesPage(HtmlHead head, List<ListedIssueView> entries, Optional<String> newer, Optional<String> older)
            implements PageVariables {}

    /// Holds the variables of `feeds.ftlh`.
    ///
    /// @param opml address of the list of them for feed readers
    record Feeds(HtmlHead head, List<FeedGroupView> groups, String opml) implements PageVariables {}

    /// Holds the variables of `not_found.ftlh`.
    record NotFound(HtmlHead head) implements PageVariables {}

    /// Holds the variables of `mailbox.ftlh`.
    ///
    /// @param count of all mails in the boxes
    /// @param hold why nothing is sent until somebody confirms it
    /// @param open the mail that is being read
    record Mailbox(HtmlHead head, List<BoxView> boxes, int count, Optional<String> hold, Optional<MailView> open)
            implements PageVariables {}

    /// Describes an issue beside those of other lists.
    record ListedIssueView(MailingListView list, IssueView issue) {}

    /// Describes a list with its latest issues.
    record ShelfView(MailingListView list, List<IssueView> issues) {}

    /// Describes a recipient of the local mailbox.
    ///
    /// @param unfolded whether the mail that is being read is among them
    record BoxView(String address, boolean unfolded, List<MailLine> mails) {}

    /// Describes a mail in a list of mails.
    ///
    /// @param date in words
    /// @param current whether it is the one being read
    record MailLine(String subject, String date, String url, boolean current) {}

    /// Describes the open mail.
    ///
    /// @param date in words
    /// @param tab `html`, `text` or `source`
    /// @param body that part, as it came
    record MailView(String subject, String from, String to, String date, String tab, List<TabLink> tabs, String body) {}

    /// Describes a way to see a mail.
    ///
    /// @param name `html`, `text` or `source`
    record TabLink(String name, String url, boolean current) {}
}
