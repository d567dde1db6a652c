package gazette.press.publishing;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.MailTransport;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.delivery.smtp.RelayException;
import gazette.delivery.smtp.RelayTransport;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.RunSummary;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.composing.LintFailedException;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.RenderVariants;
import gazette.press.composing.RenderVariants.Variants;
import gazette.press.composing.UnsubscribeLink;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.picking.Audience;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.picking.PickIssueArticles;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.sending.CanaryMonitor;
import gazette.press.sending.FreezeRecipients;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.render.RenderException;
import gazette.store.IssueSeries;
import gazette.store.IssueTable.Place;
import gazette.store.IssueVariantTable.Variant;
import gazette.store.Tables;
import gazette.subscribers.keys.SignedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a schedule: gathers, picks, sets, proves and freezes an issue. `SendIssues` takes it from there.
///
/// A template, a relay or a letter that is not in order fails the run before anything is offered to anybody.
public final class PublishSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(PublishSchedule.class);

    private final AppContext context;
    private final ScheduleConfig schedule;
    private final OnErrors onErrors;
    private final ListConfig list;
    private final List<Reason> reasons = new ArrayList<>();

    /// What becomes of a letter in which the proof-reader finds errors.
    public enum OnErrors {
        /// It stays, and the run fails.
        STOP,
        /// It goes out, and that is recorded: an editor has looked at it.
        SEND
    }

    /// A run that nobody watches.
    public PublishSchedule(AppContext context, ScheduleConfig schedule) {
        this(context, schedule, OnErrors.STOP);
    }

    public PublishSchedule(AppContext context, ScheduleConfig schedule, OnErrors onErrors) {
        this.context = context;
        this.schedule = schedule;
        this.onErrors = onErrors;
        this.list = context.config().list(schedule.list());
    }

    /// Runs it for a slot.
    ///
    /// @return the run's account; empty if the slot had its run already
    public Optional<ScheduleRun> run(Instant slot, ScheduleRun.Occasion occasion) {
        Instant now = context.clock().instant();
        Optional<Long> run = context.store().write(tables -> tables.runs().start(schedule.name(), slot, occasion, now));
        return run.map(this::execute);
    }

    /// Runs a failed run again. One that did not fail, or that another process runs again, stays as it is.
    public ScheduleRun again(ScheduleRun failed) {
        boolean restarted = context.store()
                .write(tables ->
                        tables.runs().restart(failed.id(), context.clock().instant()));
        return restarted
                ? execute(failed.id())
                : context.store().read(tables -> tables.runs().get(failed.id()));
    }

    private ScheduleRun execute(long run) {
        try {
            publish(run);
        } catch (LintFailedException e) {
            fail(run, e, e.reasons());
        } catch (RenderException | RelayException | InvalidSubscribersException e) {
            fail(run, e);
        } catch (RuntimeException e) {
            fail(run, e);
            throw e;
        }
        ScheduleRun ended = context.store().read(tables -> tables.runs().get(run));
        LOG.info("run schedule={} outcome={} summary=\"{}\"", schedule.name(), ended.outcome(), ended.summary());
        return ended;
    }

    private void publish(long run) {
        ingest();
        finishFreezing();
        boolean frozen = false;
        // Another process may compose for the same readers at the same time; whoever is second chooses again.
        while (!frozen) {
            var account = new ArrayList<>(reasons);
            Choice choice = PickIssueArticles.pickWithGroups(context, schedule);
            account.addAll(choice.selection().reasons());
            account.addAll(choice.audienceReasons());
            if (choice.selection().picked().isEmpty()) {
                end(run, Outcome.NOTHING, account);
                return;
            }
            frozen = freeze(run, choice, account);
        }
    }

    private void ingest() {
        // Newcomers first: they are covered up to now, and get what is gathered from here on.
        ImportListFiles.Imported imported = new ImportListFiles(context).run();
        imported.faults().forEach(diagnostic -> reasons.add(Reason.of(diagnostic)));
        // An issue that goes out now would be gone for those whom the file names and nobody can read.
        Optional.ofNullable(imported.unreadable().get(list.name())).ifPresent(diagnostic -> {
            throw new InvalidSubscribersException(diagnostic);
        });
        IngestSources.IngestResult gathered = IngestSources.forIssue(context);
        reasons.addAll(gathered.reasons());
        if (gathered.unstableFiles() > 0) {
            String files = gathered.unstableFiles() == 1 ? "1 file was" : gathered.unstableFiles() + " files were";
            reasons.add(
                    new Reason(ReasonKind.NOTE, "sources", files + " saved a moment ago and left for the next run"));
        }
    }

    /// A process may have died while it froze an issue, which tells what its readers are covered with.
    private void finishFreezing() {
        context.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.listName().equals(list.name()) && !issue.isFrozen())
                .forEach(issue -> new FreezeRecipients(context).finish(issue, () -> false));
    }

    /// An issue that is ready to be entered.
    ///
    /// @param variants its letters, encoded
    /// @param reasons the run's account of it
    private record RenderedRun(
            long run, long list, Choice choice, Variants letters, List<Variant> variants, List<Reason> reasons) {}

    private boolean freeze(long run, Choice choice, List<Reason> account) {
        long listId = context.store().write(tables -> tables.lists().idOf(list.name()));
        long number = context.store().read(tables -> tables.issues().nextNumber(listId));
        String mark = context.keyRing().stableHmac("slot", list.name(), number);
        var unsubscribe = new UnsubscribeLink(
                context.site().absolute("/u/" + mark), new TokenPlaceholder(mark, SignedToken.length(listId)));
        Variants letters = new RenderVariants(context, schedule)
                .render(choice, number, context.clock().instant(), unsubscribe);
        lint(letters, account);
        account.addAll(letters.truncationReasons());
        account.addAll(letters.notes());
        if (context.config().mail().relayOf(list).isEmpty()) {
            account.add(new Reason(ReasonKind.NOTE, "relay", "no relay, so letters stay here and count as sent"));
        }
        tryRelay();
        List<Variant> variants = letters.variants().stream()
                .map(letter -> variant(letter, unsubscribe.url()))
                .toList();
        var ready = new RenderedRun(run, listId, choice, letters, variants, account);
        Optional<Long> issue = context.store().write(tables -> saveIssue(ready, tables));
        issue.ifPresent(id -> new FreezeRecipients(context).freeze(id, () -> false));
        return issue.isPresent();
    }

    private void lint(Variants letters, List<Reason> account) {
        if (!letters.errors().isEmpty() && onErrors == OnErrors.STOP) {
            throw new LintFailedException(letters.errors());
        }
        letters.errors().forEach(error -> account.add(LintFailedException.overriddenReason(error)));
        letters.warnings()
                .forEach(warning -> account.add(LintFailedException.reasonWithRemedy(ReasonKind.WARNING, warning)));
    }

    private static Variant variant(RenderVariants.RenderedVariant letter, String unsubscribe) {
        EncodedIssue encoded = letter.encoded();
        // The template holds all of the mail.
        return new Variant(
                letter.language(),
                encoded.rendered().renderedMail().subject(),
                "",
                "",
                unsubscribe,
                encoded.template().bytes());
    }

    private Optional<Long> saveIssue(RenderedRun ready, Tables tables) {
        Audience audience = Audience.of(context.config(), schedule);
        IssueSeries series = audience.series(ready.list());
        RenderIssue.RenderedIssue main = ready.letters().main();
        PickResult selection = ready.choice().selection();
        List<Long> fresh = tables.offeredArticles().notYetOffered(series).stream()
                .map(StoredArticle::id)
                .toList();
        boolean stillNew = selection.picked().stream().allMatch(filed -> fresh.contains(filed.id()));
        if (!stillNew
                || tables.issues().nextNumber(ready.list()) != main.issue().number()) {
            return Optional.empty();
        }
        boolean canary = CanaryMonitor.isFor(context, ready.letters().readers());
        long after = tables.articleCoverages().idOf(ready.choice().coverageAfter());
        long issue = tables.issues()
                .add(
                        new Place(series, ready.run(), after),
                        main.issue(),
                        context.dkim(list).selectors(),
                        canary);
        tables.sending().setTokenKey(issue, context.keyRing().signingKey().id());
        saveVariants(issue, ready, audience, tables);
        record(main, ready.reasons(), tables);
        tables.offeredArticles().add(series, selection.picked(), "issued", ready.run());
        tables.offeredArticles().add(series, selection.dropped(), "dropped", ready.run());
        tables.offeredArticles().add(series, selection.passedOver(), "passed-over", ready.run());
        explain(ready.run(), Outcome.RUNNING, ready.reasons(), tables);
        return Optional.of(issue);
    }

    private static void saveVariants(long issue, RenderedRun ready, Audience audience, Tables tables) {
        List<Long> whole = ready.letters().variants().getFirst().articles();
        for (int i = 0; i < ready.variants().size(); i++) {
            List<Long> articles = ready.letters().variants().get(i).articles();
            tables.variants().add(issue, i + 1, ready.variants().get(i), articles.equals(whole) ? List.of() : articles);
        }
        tables.groups().add(issue, ready.letters().assignments(), audience.segmentExpressions());
    }

    /// Who answers for a letter with errors: not the program.
    private void record(RenderIssue.RenderedIssue proof, List<Reason> account, Tables tables) {
        String overridden = account.stream()
                .filter(reason -> reason.kind() == ReasonKind.OVERRIDDEN)
                .map(Reason::detail)
                .collect(Collectors.joining(" "));
        if (!overridden.isEmpty()) {
            String name = list.name() + "/" + proof.issue().number();
            tables.events()
                    .addAuditEntry("override", name, overridden, context.clock().instant());
        }
    }

    /// Connects once, so that a relay that is down fails the run and not its letters.
    private void tryRelay() {
        try (MailTransport transport = context.transport(list)) {
            if (transport instanceof RelayTransport relay) {
                relay.connect();
            }
        }
    }

    private void fail(long run, RuntimeException e) {
        String cause = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        fail(run, e, List.of(new Reason(ReasonKind.FAULTY, "run", cause)));
    }

    private void fail(long run, RuntimeException e, List<Reason> why) {
        LOG.error("run_failed schedule={} cause=\"{}\"", schedule.name(), e.getMessage());
        String cause = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        context.store().change(tables -> {
            tables.runs().addReasons(run, why);
            tables.runs().end(run, Outcome.FAILED, cause, context.clock().instant());
        });
    }

    private void end(long run, Outcome outcome, List<Reason> account) {
        context.store().change(tables -> explain(run, outcome, account, tables));
    }

    private void explain(long run, Outcome outcome, List<Reason> account, Tables tables) {
        Instant now = context.clock().instant();
        tables.runs().addReasons(run, account);
        tables.runs().end(run, outcome, RunSummary.ofChoice(account) + NextRunText.clause(schedule, now), now);
    }
}
