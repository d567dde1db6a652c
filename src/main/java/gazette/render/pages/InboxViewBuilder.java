package gazette.render.pages;

import gazette.render.SingleLine;
import gazette.render.ViewBuilder;
import gazette.render.view.HtmlHead;
import gazette.render.view.PageVariables;
import gazette.sources.text.XmlSafeText;
import java.util.Arrays;
import java.util.List;

/// Makes the view of the local mailbox.
final class InboxViewBuilder {
    private final ViewBuilder views;
    private final InboxPageData inbox;

    InboxViewBuilder(ViewBuilder views, InboxPageData inbox) {
        this.views = views;
        this.inbox = inbox;
    }

    PageVariables.Mailbox page(HtmlHead head) {
        return new PageVariables.Mailbox(
                head,
                inbox.recipients().stream().map(this::recipient).toList(),
                inbox.recipients().stream()
                        .mapToInt(recipient -> recipient.mails().size())
                        .sum(),
                inbox.onHold(),
                inbox.open().map(this::mail));
    }

    private PageVariables.BoxView recipient(InboxPageData.Recipient recipient) {
        List<PageVariables.MailLine> mails =
                recipient.mails().stream().map(this::line).toList();
        return new PageVariables.BoxView(
                recipient.address(), mails.stream().anyMatch(PageVariables.MailLine::current), mails);
    }

    private PageVariables.MailLine line(InboxPageData.Mail mail) {
        boolean current =
                inbox.open().filter(open -> open.mail().id().equals(mail.id())).isPresent();
        return new PageVariables.MailLine(SingleLine.line(mail.subject()), views.time(mail.date()), url(mail), current);
    }

    private PageVariables.MailView mail(InboxPageData.OpenMail open) {
        List<PageVariables.TabLink> tabs = Arrays.stream(InboxPageData.Tab.values())
                .map(tab -> new PageVariables.TabLink(
                        tab.word(), url(open.mail()) + "?tab=" + tab.word(), tab == open.tab()))
                .toList();
        return new PageVariables.MailView(
                SingleLine.line(open.mail().subject()),
                SingleLine.line(open.from()),
                SingleLine.line(open.to()),
                views.time(open.mail().date()),
                open.tab().word(),
                tabs,
                XmlSafeText.of(open.body()));
    }

    private String url(InboxPageData.Mail mail) {
        return inbox.path() + "/" + mail.id();
    }
}
