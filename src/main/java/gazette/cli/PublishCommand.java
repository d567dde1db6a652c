package gazette.cli;

import gazette.config.ScheduleConfig;
import gazette.issues.RunSummaryText;
import gazette.issues.ScheduleRun;
import gazette.press.composing.LintFailedException;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.picking.Audience;
import gazette.press.picking.Audience.Size;
import gazette.press.picking.BringBackArticle;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.PreviewSchedule.Preview;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.press.publishing.PublishByHand;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.sending.WaitingLetters;
import gazette.press.workspace.AppContext;
import gazette.store.ExplanationQueries.KnownArticle;
import gazette.store.IssueSendingTable.SendingIssue;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette publish SCHEDULE`.
@Command(name = "publish", description = "Runs a schedule now: picks what is new, sets an issue and sends it.")
final class PublishCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "SCHEDULE", description = "A schedule's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    @Option(
            names = "--dry-run",
            description = "Only say what would be picked, and why. The sources are asked, and what they say is kept.")
    private boolean dryRun;

    @Option(names = "--despite-errors", description = "Send it although the linter found errors; that is recorded.")
    private boolean despiteErrors;

    @Option(
            names = "--include",
            paramLabel = "ARTICLE",
            description = "Put this article in, though it was dropped or passed over, or the issue is full: its file,"
                    + " slug, address or title. May be said several times; that is recorded.")
    private List<String> include = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    PublishCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!dryRun && !offline.isOnline()) {
            throw workspace.wrong("--offline goes with --dry-run only: an issue that goes out asks its sources");
        }
        try (AppContext context = workspace.open(clock)) {
            ScheduleConfig schedule = workspace.schedule(context.config(), name);
            HoldNotice.print(context, spec.commandLine().getErr());
            Set<Long> included = include.isEmpty() ? Set.of() : included(context, schedule);
            return dryRun ? runDry(context, schedule, included) : publish(context, schedule, included);
        }
    }

    /// What was written a moment ago is known only when the sources have been read.
    private Set<Long> included(AppContext context, ScheduleConfig schedule) {
        AwaitStableFiles.await(context.config(), clock);
        IngestSources.forPreview(context, offline.isOnline());
        var works = new LinkedHashSet<Long>();
        for (String written : include) {
            KnownArticle article = workspace.article(context, written);
            new BringBackArticle(context).obstacle(article, schedule).ifPresent(why -> {
                throw workspace.wrong(why);
            });
            works.add(article.workId());
        }
        return works;
    }

    private int runDry(AppContext context, ScheduleConfig schedule, Set<Long> included) {
        PrintWriter out = spec.commandLine().getOut();
        AwaitStableFiles.await(context.config(), clock);
        Preview preview = new PreviewSchedule(context)
                .run(schedule, new Wish(offline.isOnline(), Optional.empty(), "", Optional.empty(), included));
        offline.warn(context, spec.commandLine().getErr());
        preview.reasons().forEach(out::println);
        out.println(schedule.name() + ": " + RunSummaryText.ofChoice(preview.reasons()));
        if (preview.files().isEmpty()) {
            out.println("nothing would be sent: " + NothingNewHint.of(context.config(), schedule, preview.reasons()));
            return 0;
        }
        preview.lintReport().ifPresent(report -> new LintReportPrinter(out).findings(report));
        out.println("'" + preview.title() + "' would go to " + subscribers(context, schedule)
                + " on file and to newcomers "
                + (schedule.recipients().segment().isEmpty() ? "" : "of it ") + "in subscribers/"
                + schedule.list() + ".csv");
        out.println("nothing was sent: this was a rehearsal");
        return 0;
    }

    private String subscribers(AppContext context, ScheduleConfig schedule) {
        Audience audience = Audience.of(context.config(), schedule);
        Size size = context.store().read(tables -> audience.size(tables, clock.instant()));
        boolean all = schedule.recipients().segment().isEmpty();
        return size.served()
                + (all ? "" : " of " + size.all())
                + (all && size.served() == 1 ? " subscriber" : " subscribers")
                + (all ? "" : " (segment '" + schedule.recipients().segmentName() + "')")
                + (size.byTopic() ? " (to those with topics, if it has any of theirs)" : "");
    }

    private static String letters(SendingIssue issue, AppContext context) {
        return context.store()
                .read(tables ->
                        RunSummaryText.ofDeliveryCounts(tables.deliveryCounts().of(issue.id())));
    }

    private int publish(AppContext context, ScheduleConfig schedule, Set<Long> included) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<SendingIssue> waiting = context.store().read(WaitingLetters::issues);
        ScheduleRun run = new PublishByHand(context, schedule, despiteErrors ? OnErrors.SEND : OnErrors.STOP, included)
                .run(progress -> spec.commandLine().getErr().println(progress));
        run.reasons().stream().filter(reason -> !reason.isAboutRun()).forEach(reason -> out.println("  " + reason));
        boolean failed = run.outcome() == ScheduleRun.Outcome.FAILED && !LintFailedException.isCauseOf(run);
        out.println(schedule.name() + (failed ? " failed: " : ": ") + run.summary());
        if (run.summary().startsWith("nothing new")) {
            out.println(NothingNewHint.of(context.config(), schedule, run.reasons()));
        }
        waiting.forEach(issue -> out.println(issue.name() + ", which waited: " + letters(issue, context)));
        if (LintFailedException.isCauseOf(run)) {
            out.println("nothing was sent; mend it, or send it as it is: gazette publish " + schedule.name()
                    + " --despite-errors");
        }
        return run.outcome() == ScheduleRun.Outcome.FAILED ? 1 : 0;
    }
}
