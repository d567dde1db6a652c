package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.MailTransport;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.smtp.RelayTransport;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.lint.Finding;
import gazette.press.composing.LintFailedException;
import gazette.press.composing.RenderVariants.Variants;
import gazette.press.feeds.CheckListFeeds;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.workspace.AppContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Checks an issue before it is saved: its feeds by reading them back, and the relay by connecting to it and asking how
/// large a letter may be. Reports what the linter found in its letters.
final class CheckIssue {
    private final AppContext context;
    private final ListConfig list;

    CheckIssue(AppContext context, ListConfig list) {
        this.context = context;
        this.list = list;
    }

    /// Checks it.
    ///
    /// @return what the run's report says about the letters and feeds
    /// @throws gazette.render.RenderException if a feed template is wrong
    /// @throws RelayException if the relay cannot be reached, or takes no letters of that size
    List<Reason> run(ComposedIssue issue) {
        List<Reason> reasons = reasons(issue, LintFailedException::overriddenReason);
        checkRelay(issue);
        return reasons;
    }

    /// Checks it for a preview: asks no relay, and tells of the errors that would stop the run.
    ///
    /// @throws gazette.render.RenderException if a feed template is wrong
    List<Reason> rehearse(ComposedIssue issue) {
        return reasons(issue, error -> LintFailedException.reasonWithRemedy(ReasonKind.FAULTY, error));
    }

    private List<Reason> reasons(ComposedIssue issue, Function<Finding, Reason> error) {
        Variants letters = issue.rendered();
        List<Reason> reasons = new ArrayList<>(lint(letters, error));
        reasons.addAll(letters.truncationReasons());
        reasons.addAll(letters.notes());
        reasons.addAll(new CheckListFeeds(context).reasons(list, letters.main().issue()));
        if (context.config().mail().relayOf(list).isEmpty()) {
            reasons.add(new Reason(ReasonKind.NOTE, "relay", "no relay, so letters stay here and count as sent"));
        }
        return reasons;
    }

    private static List<Reason> lint(Variants letters, Function<Finding, Reason> error) {
        List<Reason> reasons = new ArrayList<>();
        letters.errors().forEach(found -> reasons.add(error.apply(found)));
        letters.warnings()
                .forEach(warning -> reasons.add(LintFailedException.reasonWithRemedy(ReasonKind.WARNING, warning)));
        return reasons;
    }

    /// Connects once, so that a relay that is down, or takes only smaller letters, fails the run and not its letters.
    private void checkRelay(ComposedIssue issue) {
        try (MailTransport transport = context.transport(list)) {
            if (transport instanceof RelayTransport relay) {
                relay.connect();
                relay.requireSize(() -> sizeOfLargest(issue));
            }
        }
    }

    /// Returns how many bytes the largest letter has, signed if it will be, to a subscriber without a name.
    private long sizeOfLargest(ComposedIssue issue) {
        String token = "x".repeat(issue.unsubscribe().token().length());
        var anybody = new RecipientValues(
                "", "subscriber@example.org", context.keyRing().stableHmac("message-id", 0, 0), token);
        boolean signs = context.config()
                .mail()
                .relayOf(list)
                .filter(RelayConfig::signsDkim)
                .isEmpty();
        return issue.rendered().variants().stream()
                .map(variant -> variant.encoded().template())
                .map(template -> signs
                        ? context.dkim(list).signer().signedMessage(template, anybody)
                        : template.message(anybody))
                .mapToLong(message -> message.length)
                .max()
                .orElseThrow();
    }
}
