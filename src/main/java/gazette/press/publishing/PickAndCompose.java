package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.composing.LintFailedException;
import gazette.press.picking.Exclusions;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.workspace.AppContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Picks the articles of an issue and composes its letters. An article with which a letter could not be sent is left
/// out, and the issue picked again without it, so that none keeps the others back. Stores nothing.
final class PickAndCompose {
    private static final Set<ReasonKind> TOLD = EnumSet.of(ReasonKind.PICKED, ReasonKind.HELD, ReasonKind.LEFT_OUT);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;
    private final Function<Exclusions, Choice> picker;

    /// @param picker picks without what an issue has to do without
    PickAndCompose(
            AppContext context, ScheduleConfig schedule, OnErrors onErrors, Function<Exclusions, Choice> picker) {
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
        this.picker = picker;
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
            Choice choice = picker.apply(exclusions(leftOut));
            if (choice.selection().picked().isEmpty()) {
                return new Composition(Optional.empty(), leftOut, reasons(choice, leftOut));
            }
            switch (compose(choice)) {
                case ComposeIssue.Result.Composed(ComposedIssue issue) -> {
                    return new Composition(Optional.of(issue), leftOut, reasons(choice, leftOut));
                }
                case ComposeIssue.Result.Blamed(var blame) -> leftOut = leftOut.and(blame);
            }
        }
    }

    /// An editor who is only shown the letters sees those with errors, too.
    private ComposeIssue.Result compose(Choice choice) {
        var composer = new ComposeIssue(context, schedule);
        try {
            return composer.run(choice, onErrors == OnErrors.SEND);
        } catch (LintFailedException e) {
            if (onErrors != OnErrors.SHOW) {
                throw e;
            }
            return composer.run(choice, true);
        }
    }

    private Exclusions exclusions(LeftOut leftOut) {
        return onErrors == OnErrors.SEND ? Exclusions.NOTHING_AT_ALL : leftOut.exclusions();
    }

    private List<Reason> reasons(Choice choice, LeftOut leftOut) {
        List<Reason> reasons = new ArrayList<>(choice.selection().reasons());
        reasons.addAll(leftOut.reasons(choice.selection()));
        reasons.addAll(choice.audienceReasons());
        choice.draft()
                .authors()
                .ifPresent(names ->
                        reasons.add(new Reason(ReasonKind.NOTE, "draft", "as arranged at the desk by " + names)));
        reasons.addAll(remarks(choice, reasons));
        return reasons;
    }

    /// Returns what the editor should know of the articles of the issue, and of those that are held or left out.
    private List<Reason> remarks(Choice choice, List<Reason> reasons) {
        Set<Long> articles = new TreeSet<>(choice.articles().keySet());
        reasons.stream()
                .filter(reason -> TOLD.contains(reason.kind()))
                .map(Reason::article)
                .flatMapToLong(OptionalLong::stream)
                .forEach(articles::add);
        return context.store().read(tables -> tables.articleRemarks().of(articles));
    }
}
