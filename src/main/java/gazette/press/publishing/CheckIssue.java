package gazette.press.publishing;

import gazette.config.ListConfig;
import gazette.delivery.MailTransport;
import gazette.delivery.smtp.RelayTransport;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.composing.LintFailedException;
import gazette.press.composing.RenderVariants.Variants;
import gazette.press.feeds.CheckListFeeds;
import gazette.press.workspace.AppContext;
import java.util.ArrayList;
import java.util.List;

/// Checks an issue before it is saved: its feeds by reading them back, and the relay by connecting to it. Reports what
/// the linter found in its letters.
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
    /// @throws RelayException if the relay cannot be reached
    List<Reason> run(Variants letters) {
        List<Reason> reasons = new ArrayList<>(lint(letters));
        reasons.addAll(letters.truncationReasons());
        reasons.addAll(letters.notes());
        reasons.addAll(new CheckListFeeds(context).reasons(list, letters.main().issue()));
        if (context.config().mail().relayOf(list).isEmpty()) {
            reasons.add(new Reason(ReasonKind.NOTE, "relay", "no relay, so letters stay here and count as sent"));
        }
        connect();
        return reasons;
    }

    private static List<Reason> lint(Variants letters) {
        List<Reason> reasons = new ArrayList<>();
        letters.errors().forEach(error -> reasons.add(LintFailedException.overriddenReason(error)));
        letters.warnings()
                .forEach(warning -> reasons.add(LintFailedException.reasonWithRemedy(ReasonKind.WARNING, warning)));
        return reasons;
    }

    /// Connects once, so that a relay that is down fails the run and not its letters.
    private void connect() {
        try (MailTransport transport = context.transport(list)) {
            if (transport instanceof RelayTransport relay) {
                relay.connect();
            }
        }
    }
}
