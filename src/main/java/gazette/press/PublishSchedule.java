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
import gazette.press.PickNext.Choice;
import gazette.press.SetLetters.Letters;
import gazette.render.Edition;
import gazette.render.RenderFault;
import gazette.store.IssueTable.Place;
import gazette.store.Series;
import gazette.store.Tables;
import gazette.store.VariantTable.Variant;
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
        finishFreezing();
        boolean frozen = false;
        // Another process may compose for the same readers at the same time; whoever is second chooses again.
        while (!frozen) {
            var account = new ArrayList<>(reasons);
            Choice choice = PickNext.withGroups(newsroom, schedule);
            account.addAll(choice.main().reasons());
            account.addAll(choice.counted());
            if (choice.main().picked().isEmpty()) {
                end(run, Outcome.NOTHING, account);
                return;
            }
            frozen = freeze(run, choice, account);
        }
    }

    private void gather() {
        // Newcomers first: they are covered up to now, and get what is gathered from here on.
        ImportSubscribers.Imported imported = new ImportSubscribers(newsroom).run();
        imported.faults().forEach(fault -> reasons.add(Reason.of(fault)));
        // An issue that goes out now would be gone for those whom the file names and nobody can read.
        Optional.ofNullable(imported.unreadable().get(list.name())).ifPresent(fault -> {
            throw new ReadersFault(fault);
        });
        GatherSources.Gathered gathered = GatherSources.forIssue(newsroom);
        reasons.addAll(gathered.reasons());
        if (gathered.settling() > 0) {
            String files = gathered.settling() == 1 ? "1 file was" : gathered.settling() + " files were";
            reasons.add(new Reason(Verdict.NOTE, "sources", files + " saved a moment ago and left for the next run"));
        }
    }

    /// A process may have died while it froze an issue, which tells what its readers are covered with.
    private void finishFreezing() {
        newsroom.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.listName().equals(list.name()) && !issue.isFrozen())
                .forEach(issue -> new Freeze(newsroom).finish(issue, () -> false));
    }

    /// An issue that is ready to be entered.
    ///
    /// @param variants its letters, encoded
    /// @param reasons the run's account of it
    private record Ready(
            long run, long list, Choice choice, Letters letters, List<Variant> variants, List<Reason> reasons) {}

    private boolean freeze(long run, Choice choice, List<Reason> account) {
        long listId = newsroom.store().write(tables -> tables.lists().idOf(list.name()));
        long number = newsroom.store().read(tables -> tables.issues().nextNumber(listId));
        String mark = newsroom.key().code("slot", list.name(), number);
        String slot = newsroom.site().absolute("/u/" + mark);
        Letters letters = new SetLetters(newsroom, schedule)
                .set(choice, number, newsroom.clock().instant(), slot);
        prove(letters, account);
        account.addAll(letters.folds());
        account.addAll(letters.notes());
        if (newsroom.config().relayOf(list).isEmpty()) {
            account.add(new Reason(Verdict.NOTE, "relay", "no relay, so letters stay here and count as sent"));
        }
        tryRelay();
        List<Variant> variants = letters.letters().stream()
                .map(letter -> variant(letter, slot, new TokenSlot(mark, Token.length(listId))))
                .toList();
        var ready = new Ready(run, listId, choice, letters, variants, account);
        Optional<Long> issue = newsroom.store().write(tables -> enter(ready, tables));
        issue.ifPresent(id -> new Freeze(newsroom).recipients(id, () -> false));
        return issue.isPresent();
    }

    private void prove(Letters letters, List<Reason> account) {
        if (!letters.errors().isEmpty() && onErrors == OnErrors.STOP) {
            throw new ProofFault(letters.errors());
        }
        letters.errors().forEach(error -> account.add(ProofFault.overridden(error)));
        letters.warnings().forEach(warning -> account.add(ProofFault.advice(Verdict.WARNING, warning)));
    }

    private Variant variant(SetLetters.Letter letter, String unsubscribe, TokenSlot slot) {
        Edition edition = letter.proof().edition();
        Issue issue = letter.proof().issue();
        Plate plate = new EngravePlate(list, issue.list() + "-" + issue.number(), issue.date(), newsroom.enclosing())
                .of(edition, unsubscribe, slot);
        // The plate holds all of it.
        return new Variant(letter.language(), edition.subject(), "", "", unsubscribe, plate.bytes());
    }

    private Optional<Long> enter(Ready ready, Tables tables) {
        Audience audience = Audience.of(newsroom.config(), schedule);
        Series series = audience.series(ready.list());
        SetIssue.Proof main = ready.letters().main();
        Selection selection = ready.choice().main();
        List<Long> fresh =
                tables.offers().never(series).stream().map(FiledArticle::id).toList();
        boolean stillNew = selection.picked().stream().allMatch(filed -> fresh.contains(filed.id()));
        if (!stillNew
                || tables.issues().nextNumber(ready.list()) != main.issue().number()) {
            return Optional.empty();
        }
        boolean canary = Canary.isFor(newsroom, ready.letters().readers());
        long after = tables.coverages().idOf(ready.choice().after());
        long issue = tables.issues()
                .add(
                        new Place(series, ready.run(), after),
                        main.issue(),
                        newsroom.dkim(list).selectors(),
                        canary);
        tables.sending().tokenKey(issue, newsroom.key().newest().id());
        enterLetters(issue, ready, audience, tables);
        record(main, ready.reasons(), tables);
        tables.offers().enter(series, selection.picked(), "issued", ready.run());
        tables.offers().enter(series, selection.dropped(), "dropped", ready.run());
        tables.offers().enter(series, selection.passedOver(), "passed-over", ready.run());
        explain(ready.run(), Outcome.RUNNING, ready.reasons(), tables);
        return Optional.of(issue);
    }

    private static void enterLetters(long issue, Ready ready, Audience audience, Tables tables) {
        List<Long> whole = ready.letters().letters().getFirst().articles();
        for (int i = 0; i < ready.variants().size(); i++) {
            List<Long> articles = ready.letters().letters().get(i).articles();
            tables.variants().add(issue, i + 1, ready.variants().get(i), articles.equals(whole) ? List.of() : articles);
        }
        tables.groups().enter(issue, ready.letters().servings(), audience.written());
    }

    /// Who answers for a letter with errors: not the program.
    private void record(SetIssue.Proof proof, List<Reason> account, Tables tables) {
        String overridden = account.stream()
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

    private void end(long run, Outcome outcome, List<Reason> account) {
        newsroom.store().change(tables -> explain(run, outcome, account, tables));
    }

    private void explain(long run, Outcome outcome, List<Reason> account, Tables tables) {
        Instant now = newsroom.clock().instant();
        tables.runs().explain(run, account);
        tables.runs().end(run, outcome, RunSummary.ofChoice(account) + NextRun.clause(schedule, now), now);
    }
}
