package gazette.render.pages;

import gazette.render.TextLine;
import gazette.render.ViewBuilder;
import gazette.render.view.HtmlHead;
import gazette.render.view.Page;
import gazette.sources.text.XmlText;
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

    Page.Mailbox page(HtmlHead head) {
        return new Page.Mailbox(
                head,
                inbox.recipients().stream().map(this::recipient).toList(),
                inbox.recipients().stream()
                        .mapToInt(recipient -> recipient.mails().size())
                        .sum(),
                inbox.open().map(this::mail));
    }

    private Page.BoxView recipient(InboxPageData.Recipient recipient) {
        List<Page.MailLine> mails = recipient.mails().stream().map(this::line).toList();
        return new Page.BoxView(recipient.address(), mails.stream().anyMatch(Page.MailLine::current), mails);
    }

    private Page.MailLine line(InboxPageData.Mail mail) {
        boolean current =
                inbox.open().filter(open -> open.mail().id().equals(mail.id())).isPresent();
        return new Page.MailLine(TextLine.line(mail.subject()), views.time(mail.date()), url(mail), current);
    }

    private Page.MailView mail(InboxPageData.OpenMail open) {
        List<Page.TabLink> tabs = Arrays.stream(InboxPageData.Tab.values())
                .map(tab -> new Page.TabLink(tab.word(), url(open.mail()) + "?tab=" + tab.word(), tab == open.tab()))
                .toList();
        return new Page.MailView(
                TextLine.line(open.mail().subject()),
                TextLine.line(open.from()),
                TextLine.line(open.to()),
                views.time(open.mail().date()),
                open.tab().word(),
                tabs,
                XmlText.of(open.body()));
    }

    private String url(InboxPageData.Mail mail) {
        return inbox.path() + "/" + mail.id();
    }
}
