package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.press.picking.Exclusions;
import gazette.press.picking.PickIssueArticles;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.workspace.AppContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Picks the articles of an issue and composes its letters. An article with which a letter could not be sent is left
/// out, and the issue picked again without it, so that none keeps the others back. Stores nothing.
final class PickAndCompose {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;

    PickAndCompose(AppContext context, ScheduleConfig schedule, OnErrors onErrors) {
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
    }

    /// Holds the result.
    ///
    /// @param issue absent if there is nothing to send
    /// @param reasons why each article is in the issue or not
    record Composition(Optional<ComposedIssue> issue, LeftOut leftOut, List<Reason> reasons) {}

    /// Picks and composes.
    ///
    /// @throws gazette.press.composing.LintFailedException if a letter has errors that no article is to blame for
    Composition run() {
        LeftOut leftOut = LeftOut.NOTHING;
        while (true) {
            Choice choice = PickIssueArticles.pickWithGroups(context, schedule, exclusions(leftOut));
            if (choice.selection().picked().isEmpty()) {
                return new Composition(Optional.empty(), leftOut, reasons(choice, leftOut));
            }
            switch (new ComposeIssue(context, schedule).run(choice, onErrors == OnErrors.SEND)) {
                case ComposeIssue.Result.Composed(ComposedIssue issue) -> {
                    return new Composition(Optional.of(issue), leftOut, reasons(choice, leftOut));
                }
                case ComposeIssue.Result.Blamed(var blame) -> leftOut = leftOut.and(blame);
            }
        }
    }

    private Exclusions exclusions(LeftOut leftOut) {
        return onErrors == OnErrors.SEND ? Exclusions.NOTHING_AT_ALL : leftOut.exclusions();
    }

    private static List<Reason> reasons(Choice choice, LeftOut leftOut) {
        List<Reason> reasons = new ArrayList<>(choice.selection().reasons());
        reasons.addAll(leftOut.reasons(choice.selection()));
        reasons.addAll(choice.audienceReasons());
        return reasons;
    }
}
