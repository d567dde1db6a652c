package gazette.press.publishing;

import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import gazette.issues.FinalArticleVerdict;
import gazette.issues.Issue;
import gazette.issues.IssueNote;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.composing.NoteFile;
import gazette.press.composing.RenderVariants.RenderedVariant;
import gazette.press.picking.Audience;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.sending.CanaryMonitor;
import gazette.press.workspace.AppContext;
import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlot;
import gazette.store.IssueSeriesKey;
import gazette.store.IssueTable.Place;
import gazette.store.IssueVariantTable.Variant;
import gazette.store.Tables;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Saves a composed issue in one transaction: its letters, who gets which, what was offered, and the run's report.
final class SaveIssue {
    private final AppContext context;
    private final ScheduleConfig schedule;

    SaveIssue(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
    }

    /// Says how saving ended.
    sealed interface Result {
        /// Holds the id of the issue.
        ///
        /// @param isUndoable whether its recipients are frozen later, by whoever sends
        record Saved(long issue, boolean isUndoable) implements Result {}

        /// Another process has published some of the articles, or an issue of that number, since they were picked.
        record Outdated() implements Result {}

        /// The issue does not go out now, and its articles stay new.
        record Held() implements Result {}
    }

    /// Decides whether an issue goes out.
    interface Leave {
        /// Returns whether it does. If not, this has recorded why.
        boolean mayGoOut(Tables tables);

        /// Makes an issue that was just saved one that may be undone, if it is to be.
        ///
        /// @return whether it may
        boolean makeUndoable(long issue, Tables tables);
    }

    /// Saves it.
    ///
    /// @param leftOut the articles that it goes out without
    /// @param reasons the run's report
    /// @param leave is asked last, within the transaction
    Result run(long run, ComposedIssue composed, LeftOut leftOut, List<Reason> reasons, Leave leave) {
        return context.store().write(tables -> {
            if (isOutdated(composed, tables)) {
                return new Result.Outdated();
            }
            if (!leave.mayGoOut(tables)) {
                return new Result.Held();
            }
            long issue = save(run, composed, leftOut, reasons, tables);
            return new Result.Saved(issue, leave.makeUndoable(issue, tables));
        });
    }

    /// Saves it within a transaction. It must not be outdated.
    ///
    /// @return the issue's id
    long save(long run, ComposedIssue composed, LeftOut leftOut, List<Reason> reasons, Tables tables) {
        IssueSeriesKey series = series(composed);
        long issue = addIssue(run, composed, series, tables);
        addVariants(issue, composed, tables);
        tables.groups()
                .add(issue, composed.rendered().assignments(), composed.choice().segments());
        tables.issueDrafts()
                .useUp(
                        schedule.name(),
                        issue,
                        composed.rendered().notesOfEditor().unusable());
        addOffers(run, composed.choice().selection(), series, tables);
        auditOverride(composed.rendered().main().issue(), reasons, tables);
        new RunRecorder(context, schedule).recordSaved(run, leftOut, reasons, tables);
        return issue;
    }

    private IssueSeriesKey series(ComposedIssue composed) {
        return Audience.of(context.config(), schedule).series(composed.choice().list());
    }

    /// Returns whether an issue cannot be saved as it was composed: another process has published some of its articles
    /// since, or an issue of its number, another issue of its list may still be undone, or an editor has changed
    /// the draft.
    boolean isOutdated(ComposedIssue composed, Tables tables) {
        List<Long> fresh = tables.offeredArticles().notYetOffered(series(composed)).stream()
                .map(StoredArticle::id)
                .toList();
        boolean allNew =
                composed.choice().selection().picked().stream().allMatch(article -> fresh.contains(article.id()));
        long number = composed.rendered().main().issue().number();
        boolean hasUsedNote = composed.rendered().notesOfEditor().files().stream()
                .filter(file -> !file.isOfDraft())
                .anyMatch(file -> tables.issueNotes()
                        .usedIn(schedule.name(), file.hash(), file.note())
                        .isPresent());
        return !allNew
                || hasUsedNote
                || tables.undo().ofList(schedule.list()).isPresent()
                || tables.issueDrafts().version(schedule.name())
                        != composed.choice().draft().version()
                || tables.issues().nextNumber(composed.choice().list()) != number;
    }

    private long addIssue(long run, ComposedIssue composed, IssueSeriesKey series, Tables tables) {
        boolean canary = CanaryMonitor.isFor(context, composed.rendered().recipients());
        long coverage = tables.articleCoverages().idOf(composed.choice().coverageAfter());
        List<String> selectors =
                context.dkim(context.config().list(schedule.list())).selectors();
        long issue = tables.issues()
                .add(
                        new Place(series, run, coverage),
                        composed.rendered().main().issue(),
                        selectors,
                        canary);
        tables.sending().setTokenKey(issue, context.keyRing().signingKey().id());
        tables.sending().setAttributes(issue, attributes(composed));
        tables.issues().setTheme(issue, IssueTheme.of(context.config(), schedule));
        for (NoteFile file : composed.rendered().notesOfEditor().files()) {
            IssueNote shown = file.note().filled(IssueNote.Field::fallback, SubscriberSlot::escaped);
            tables.issueNotes().add(issue, schedule.name(), file.hash(), shown);
        }
        return issue;
    }

    /// Returns the attributes of subscribers that some letter speaks of.
    private static SortedSet<String> attributes(ComposedIssue composed) {
        return composed.rendered().variants().stream()
                .flatMap(variant -> variant.encoded().rendered().renderedMail().slots().stream())
                .flatMap(slot -> slot.fields().stream())
                .flatMap(field -> SubscriberFields.attribute(field).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A variant that differs in its language only has the issue's own articles, which are not stored again.
    private static void addVariants(long issue, ComposedIssue composed, Tables tables) {
        List<RenderedVariant> rendered = composed.rendered().variants();
        List<Variant> variants = composed.variants();
        List<Long> main = rendered.getFirst().articles();
        for (int i = 0; i < rendered.size(); i++) {
            List<Long> articles = rendered.get(i).articles();
            tables.variants().add(issue, i + 1, variants.get(i), articles.equals(main) ? List.of() : articles);
        }
    }

    private static void addOffers(long run, PickResult selection, IssueSeriesKey series, Tables tables) {
        tables.offeredArticles().add(series, selection.picked(), FinalArticleVerdict.ISSUED, run);
        tables.offeredArticles().add(series, selection.dropped(), FinalArticleVerdict.DROPPED, run);
        tables.offeredArticles().add(series, selection.passedOver(), FinalArticleVerdict.PASSED_OVER, run);
    }

    /// Records for the audit that a person had letters with errors sent.
    private void auditOverride(Issue issue, List<Reason> reasons, Tables tables) {
        String overridden = reasons.stream()
                .filter(reason -> reason.kind() == ReasonKind.OVERRIDDEN)
                .map(Reason::detail)
                .collect(Collectors.joining(" "));
        if (!overridden.isEmpty()) {
            String name = issue.list() + "/" + issue.number();
            tables.events()
                    .addAuditEntry("override", name, overridden, context.clock().instant());
        }
    }
}
