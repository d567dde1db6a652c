package gazette.render;

import gazette.render.view.Head;
import gazette.render.view.Page;
import gazette.sources.Printable;
import java.util.Arrays;
import java.util.List;

/// Makes the view of the local mailbox.
final class MailboxSetter {
    private final Typesetter typesetter;
    private final Mailbox mailbox;

    MailboxSetter(Typesetter typesetter, Mailbox mailbox) {
        this.typesetter = typesetter;
        this.mailbox = mailbox;
    }

    Page.Mailbox page(Head head) {
        return new Page.Mailbox(
                head,
                mailbox.boxes().stream().map(this::box).toList(),
                mailbox.boxes().stream().mapToInt(box -> box.mails().size()).sum(),
                mailbox.open().map(this::mail));
    }

    private Page.BoxView box(Mailbox.Box box) {
        List<Page.MailLine> mails = box.mails().stream().map(this::line).toList();
        return new Page.BoxView(box.address(), mails.stream().anyMatch(Page.MailLine::current), mails);
    }

    private Page.MailLine line(Mailbox.Mail mail) {
        boolean current = mailbox.open()
                .filter(open -> open.mail().id().equals(mail.id()))
                .isPresent();
        return new Page.MailLine(Plain.line(mail.subject()), typesetter.time(mail.date()), url(mail), current);
    }

    private Page.MailView mail(Mailbox.OpenMail open) {
        List<Page.TabLink> tabs = Arrays.stream(Mailbox.Tab.values())
                .map(tab -> new Page.TabLink(tab.word(), url(open.mail()) + "?tab=" + tab.word(), tab == open.tab()))
                .toList();
        return new Page.MailView(
                Plain.line(open.mail().subject()),
                Plain.line(open.from()),
                Plain.line(open.to()),
                typesetter.time(open.mail().date()),
                open.tab().word(),
                tabs,
                Printable.of(open.body()));
    }

    private String url(Mailbox.Mail mail) {
        return mailbox.path() + "/" + mail.id();
    }
}
