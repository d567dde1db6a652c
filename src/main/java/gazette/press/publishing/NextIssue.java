package gazette.press.publishing;

import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import gazette.delivery.mime.RecipientValues;
import gazette.issues.Reason;
import gazette.lint.LintReport;
import gazette.press.composing.RenderVariants.RenderedVariant;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.RehearseRun.Rehearsal;
import gazette.press.workspace.AppContext;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import gazette.store.SubscriberGroupTable.GroupVariant;
import gazette.subscribers.address.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds a schedule's next issue as a run would compose it, with the draft of the editors: what the desk shows, and
/// what it tests. It is kept for as long as nothing changes, and is never sent itself: the run composes it again.
public final class NextIssue {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Rehearsal rehearsal;

    private NextIssue(AppContext context, ScheduleConfig schedule, Rehearsal rehearsal) {
        this.context = context;
        this.schedule = schedule;
        this.rehearsal = rehearsal;
    }

    /// Describes a letter of the issue, which a group of subscribers gets.
    ///
    /// @param number counted from 1; the first is the issue's own
    /// @param language of its own words, a BCP 47 tag
    /// @param recipients how many get it
    public record Kind(int number, String language, String subject, int articles, long recipients) {}

    /// Holds a letter as somebody gets it.
    ///
    /// @param recipient who, in words
    /// @param message all its bytes, but for the signature of DKIM, which is made at sending
    /// @param unsubscribe its link, which does nothing
    /// @param lintReport what the linter found in it
    public record Letter(
            String recipient, RenderedMail mail, byte[] message, String unsubscribe, LintReport lintReport) {}

    /// Composes it. Asks no server, and leaves nothing behind but what is new in the folders.
    ///
    /// @param subscriber who is asked about
    /// @throws gazette.render.RenderException if a template is wrong
    public static NextIssue compose(AppContext context, ScheduleConfig schedule, Optional<EmailAddress> subscriber) {
        var request = new RehearseRun.Request(false, Optional.empty(), subscriber.map(EmailAddress::normal), Set.of());
        return new NextIssue(context, schedule, new RehearseRun(context, schedule).run(request));
    }

    /// Returns the report of the run that it would be.
    public List<Reason> reasons() {
        return rehearsal.reasons();
    }

    /// Returns whether there is something to send.
    public boolean isAny() {
        return rehearsal.issue().isPresent();
    }

    /// Returns the articles of the issue, in order.
    public List<StoredArticle> articles() {
        return rehearsal.issue().stream()
                .flatMap(issue -> issue.choice().selection().picked().stream())
                .toList();
    }

    /// Returns its letters.
    public List<Kind> letters() {
        List<Kind> kinds = new ArrayList<>();
        for (RenderedVariant variant :
                rehearsal.issue().map(issue -> issue.rendered().variants()).orElse(List.of())) {
            int number = kinds.size() + 1;
            String subject = variant.encoded()
                    .rendered()
                    .renderedMail()
                    .filledFor(SubscriberFields.NOBODY)
                    .subject();
            kinds.add(new Kind(
                    number, variant.language(), subject, variant.articles().size(), recipients(number)));
        }
        return kinds;
    }

    private long recipients(int number) {
        return rehearsal.issue().stream()
                .flatMap(issue -> issue.rendered().assignments().stream())
                .filter(assignment -> assignment.variant() == number)
                .map(GroupVariant::group)
                .mapToLong(group -> group.size())
                .sum();
    }

    /// Returns one of its letters, made out to a sample subscriber; the issue's own if there is no such number.
    public Optional<Letter> letter(int number) {
        return rehearsal.issue().map(issue -> {
            int count = issue.rendered().variants().size();
            PreviewLetter letter = new PreviewLetter(context, schedule, issue)
                    .variant(number >= 1 && number <= count ? number - 1 : 0);
            return letter(issue, letter, SubscriberFields.SAMPLE, "");
        });
    }

    /// Returns the letter of the subscriber for whom it was composed.
    ///
    /// @throws NoLetterException if they get none; the message says why
    public Optional<Letter> letterTo(EmailAddress address) {
        return rehearsal.issue().map(issue -> {
            PreviewRecipient recipient =
                    PreviewRecipient.of(address, issue.choice().asked(), rehearsal, schedule);
            var own = new PreviewLetter(context, schedule, issue);
            PreviewLetter letter = recipient.pick().map(own::of).orElse(own);
            return letter(issue, letter, recipient.fields(), recipient.words());
        });
    }

    private static Letter letter(ComposedIssue issue, PreviewLetter letter, SubscriberFields to, String recipient) {
        String token =
                "preview".repeat(10).substring(0, issue.unsubscribe().token().length());
        var values = new RecipientValues(to.name(), to.address(), "preview", token, to.attributes());
        return new Letter(
                recipient,
                letter.mail(to),
                letter.encoded().template().message(values),
                letter.unsubscribe(),
                letter.lintReport());
    }

    /// Returns the letter as a document for a frame.
    public String frame(Letter letter, PreviewLook look) {
        return look.of(letter.message(), new PreviewFrames(context.images(), context.site()));
    }
}
