package gazette.press.publishing;

import gazette.accounts.AuditEntry;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.Issue;
import gazette.press.composing.BuildMimeTemplate;
import gazette.press.composing.RenderIssue;
import gazette.press.workspace.AppContext;
import gazette.render.mail.RenderedMail;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Sends one `[Test]` letter to any address. Its link to unsubscribe does nothing.
public final class SendTest {
    private final AppContext context;

    public SendTest(AppContext context) {
        this.context = context;
        context.requireLinkKeys();
    }

    /// Sends what a schedule would send next, as its run would make it now; empty if it has nothing new.
    ///
    /// @param online whether feeds, pages and images of the web are asked for first
    public Optional<SendResult> next(ScheduleConfig schedule, boolean online, String address) {
        ListConfig list = context.config().list(schedule.list());
        return new RehearseRun(context, schedule)
                .run(new RehearseRun.Request(online, Optional.empty(), Optional.empty(), Set.of()))
                .issue()
                .map(composed -> new PreviewLetter(context, schedule, composed))
                .map(letter -> send(list, letter.mail(), letter.unsubscribe(), address));
    }

    /// Sends an issue as it looks now, under a schedule's theme.
    public SendResult issue(Issue issue, ScheduleConfig schedule, String address) {
        var rendered = new RenderIssue(context.config(), context.themes(), schedule).renderIssue(issue, unsubscribe());
        return send(context.config().list(schedule.list()), rendered.renderedMail(), unsubscribe(), address);
    }

    /// Sends a letter of an issue that an editor looks at, with the same words for the same subscriber, and
    /// remembers the address.
    ///
    /// @param address who gets it instead
    /// @param audit makes the entry of the log, of the result
    public SendResult letter(
            NextIssue.Letter letter,
            ScheduleConfig schedule,
            EmailAddress address,
            Function<SendResult, AuditEntry> audit) {
        ListConfig list = context.config().list(schedule.list());
        SendResult result = send(list, letter.mail(), letter.unsubscribe(), address.toString());
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            tables.testAddresses().remember(address, now);
            tables.audit().append(now, audit.apply(result));
        });
        return result;
    }

    private SendResult send(ListConfig list, RenderedMail renderedMail, String unsubscribe, String address) {
        Instant now = context.clock().instant();
        RenderedMail test = renderedMail.withSubject("[Test] " + renderedMail.subject());
        MimeTemplate template = new BuildMimeTemplate(list, list.name() + "-test", now, context.imageEmbedder())
                .of(test, unsubscribe, TokenPlaceholder.NONE);
        var recipient = new RecipientValues("", address, context.keyRing().stableHmac("test", address, now), "");
        byte[] letter = context.dkim(list).signer().signedMessage(template, recipient);
        try (MailTransport transport = context.transport(list)) {
            return transport.send(
                    new EnvelopedMessage(list.mail().from().address(), address, letter), SendPermission.ALWAYS);
        }
    }

    private String unsubscribe() {
        return context.site().absolute("/u/test");
    }
}
