package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Carrier;
import gazette.delivery.Plate;
import gazette.delivery.Relay;
import gazette.delivery.RelayFault;
import gazette.delivery.TokenSlot;
import gazette.issues.Issue;
import gazette.issues.Reason;
import gazette.issues.Run;
import gazette.issues.Run.Outcome;
import gazette.issues.RunSummary;
import gazette.issues.Selection;
import gazette.issues.Verdict;
import gazette.proof.Report;
import gazette.render.Edition;
import gazette.render.RenderFault;
import gazette.store.IssueTable.Place;
import gazette.store.IssueTable.Variant;
import gazette.store.Tables;
import gazette.subscribers.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a schedule: gathers, picks, sets, proves and freezes an issue. [SendIssues] takes it from there.
///
/// A template, a relay or a letter that is not in order fails the run before anything is offered to anybody.
public final class PublishSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(PublishSchedule.class);

    private final Newsroom newsroom;
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
    public PublishSchedule(Newsroom newsroom, ScheduleConfig schedule) {
        this(newsroom, schedule, OnErrors.STOP);
    }

    public PublishSchedule(Newsroom newsroom, ScheduleConfig schedule, OnErrors onErrors) {
        this.newsroom = newsroom;
        this.schedule = schedule;
        this.onErrors = onErrors;
        this.list = newsroom.config().list(schedule.list());
    }

    /// Runs it for a slot.
    ///
    /// @return the run's account; empty if the slot had its run already
    public Optional<Run> run(Instant slot, Run.Occasion occasion) {
        Instant now = newsroom.clock().instant();
        Optional<Long> run =
                newsroom.store().write(tables -> tables.runs().start(schedule.name(), slot, occasion, now));
        return run.map(this::account);
    }

    /// Takes up a failed run once more.
    public Run again(Run failed) {
        newsroom.store()
                .change(tables ->
                        tables.runs().restart(failed.id(), newsroom.clock().instant()));
        return account(failed.id());
    }

    private Run account(long run) {
        try {
            publish(run);
        } catch (ProofFault e) {
            fail(run, e, e.reasons());
        } catch (RenderFault | RelayFault | ReadersFault e) {
            fail(run, e);
        } catch (RuntimeException e) {
            fail(run, e);
            throw e;
        }
        Run ended = newsroom.store().read(tables -> tables.runs().get(run));
        LOG.info("run schedule={} outcome={} summary=\"{}\"", schedule.name(), ended.outcome(), ended.summary());
        return ended;
    }

    private void publish(long run) {
        gather();
        boolean frozen = false;
        // Another process may compose for the same readers at the same time; whoever is second chooses again.
        while (!frozen) {
            var choice = new ArrayList<>(reasons);
            Selection selection = PickNext.from(newsroom, schedule);
            choice.addAll(selection.reasons());
            if (selection.picked().isEmpty()) {
                end(run, Outcome.NOTHING, choice);
                return;
            }
            frozen = freeze(run, selection, choice);
        }
    }

    private void gather() {
        GatherSources.Gathered gathered = GatherSources.forIssue(newsroom);
        reasons.addAll(gathered.reasons());
        if (gathered.settling() > 0) {
            String files = gathered.settling() == 1 ? "1 file was" : gathered.settling() + " files were";
            reasons.add(new Reason(Verdict.NOTE, "sources", files + " saved a moment ago and left for the next run"));
        }
        ImportSubscribers.Imported imported = new ImportSubscribers(newsroom).run();
        imported.faults().forEach(fault -> reasons.add(Reason.of(fault)));
        // An issue that goes out now would be gone for those whom the file names and nobody can read.
        Optional.ofNullable(imported.unreadable().get(list.name())).ifPresent(fault -> {
            throw new ReadersFault(fault);
        });
    }

    private boolean freeze(long run, Selection selection, List<Reason> choice) {
        long listId = newsroom.store().write(tables -> tables.lists().idOf(list.name()));
        long number = newsroom.store().read(tables -> tables.issues().nextNumber(listId));
        String mark = newsroom.key().code("slot", list.name(), number);
        String slot = newsroom.site().absolute("/u/" + mark);
        var proof = new SetIssue(newsroom.config(), newsroom.themes(), schedule)
                .set(number, selection.picked(), newsroom.clock().instant(), slot);
        prove(proof.preflight(), choice);
        choice.addAll(proof.folds());
        if (newsroom.config().relayOf(list).isEmpty()) {
            choice.add(new Reason(Verdict.NOTE, "relay", "no relay, so letters stay here and count as sent"));
        }
        tryRelay();
        Variant variant = variant(proof, slot, new TokenSlot(mark, Token.length(listId)));
        Optional<Long> issue =
                newsroom.store().write(tables -> enter(run, listId, selection, proof, variant, choice, tables));
        issue.ifPresent(id -> new Freeze(newsroom).recipients(id, () -> false));
        return issue.isPresent();
    }

    private void prove(Report preflight, List<Reason> choice) {
        if (!preflight.errors().isEmpty() && onErrors == OnErrors.STOP) {
            throw new ProofFault(preflight.errors());
        }
        preflight.errors().forEach(error -> choice.add(ProofFault.overridden(error)));
        preflight.warnings().forEach(warning -> choice.add(ProofFault.advice(Verdict.WARNING, warning)));
    }

    private Variant variant(SetIssue.Proof proof, String unsubscribe, TokenSlot slot) {
        Edition edition = proof.edition();
        Issue issue = proof.issue();
        Plate plate = new EngravePlate(list, issue.list() + "-" + issue.number(), issue.date(), newsroom.enclosing())
                .of(edition, unsubscribe, slot);
        return new Variant(edition.subject(), edition.html(), edition.text(), unsubscribe, plate.bytes());
    }

    private Optional<Long> enter(
            long run,
            long listId,
            Selection selection,
            SetIssue.Proof proof,
            Variant variant,
            List<Reason> choice,
            Tables tables) {
        String cadence = schedule.cadence().word();
        List<Long> fresh = tables.articles().neverOffered(listId, cadence).stream()
                .map(FiledArticle::id)
                .toList();
        boolean stillNew = selection.picked().stream().allMatch(filed -> fresh.contains(filed.id()));
        if (!stillNew || tables.issues().nextNumber(listId) != proof.issue().number()) {
            return Optional.empty();
        }
        boolean canary = Canary.isFor(newsroom, tables.memberships().countActive(listId, schedule.cadence()));
        long issue = tables.issues()
                .add(
                        new Place(listId, run, cadence),
                        proof.issue(),
                        variant,
                        newsroom.dkim(list).selectors(),
                        canary);
        tables.sending().tokenKey(issue, newsroom.key().newest().id());
        record(proof, choice, tables);
        tables.issues().offer(listId, cadence, selection.picked(), "issued", run);
        tables.issues().offer(listId, cadence, selection.dropped(), "dropped", run);
        tables.issues().offer(listId, cadence, selection.passedOver(), "passed-over", run);
        explain(run, Outcome.RUNNING, choice, tables);
        return Optional.of(issue);
    }

    /// Who answers for a letter with errors: not the program.
    private void record(SetIssue.Proof proof, List<Reason> choice, Tables tables) {
        String overridden = choice.stream()
                .filter(reason -> reason.verdict() == Verdict.OVERRIDDEN)
                .map(Reason::detail)
                .collect(Collectors.joining(" "));
        if (!overridden.isEmpty()) {
            String name = list.name() + "/" + proof.issue().number();
            tables.events().order("override", name, overridden, newsroom.clock().instant());
        }
    }

    /// Connects once, so that a relay that is down fails the run and not its letters.
    private void tryRelay() {
        try (Carrier carrier = newsroom.carrier(list)) {
            if (carrier instanceof Relay relay) {
                relay.connect();
            }
        }
    }

    private void fail(long run, RuntimeException e) {
        String cause = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        fail(run, e, List.of(new Reason(Verdict.FAULTY, "run", cause)));
    }

    private void fail(long run, RuntimeException e, List<Reason> why) {
        LOG.error("run_failed schedule={} cause=\"{}\"", schedule.name(), e.getMessage());
        String cause = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        newsroom.store().change(tables -> {
            tables.runs().explain(run, why);
            tables.runs().end(run, Outcome.FAILED, cause, newsroom.clock().instant());
        });
    }

    private void end(long run, Outcome outcome, List<Reason> choice) {
        newsroom.store().change(tables -> explain(run, outcome, choice, tables));
    }

    private void explain(long run, Outcome outcome, List<Reason> choice, Tables tables) {
        Instant now = newsroom.clock().instant();
        tables.runs().explain(run, choice);
        tables.runs().end(run, outcome, RunSummary.ofChoice(choice) + NextRun.clause(schedule, now), now);
    }
}
