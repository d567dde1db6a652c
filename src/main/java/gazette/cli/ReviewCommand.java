package gazette.cli;

import gazette.accounts.AccountRole;
import gazette.issues.IssueReview;
import gazette.press.publishing.AnswerReview;
import gazette.press.publishing.AnswerReview.Answer;
import gazette.press.publishing.AnswerReview.Given;
import gazette.press.publishing.AnswerReview.Result;
import gazette.press.publishing.AnswerReview.Who;
import gazette.press.publishing.ReadReviews;
import gazette.press.publishing.ReadReviews.ReviewView;
import gazette.press.workspace.AppContext;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Runs `gazette review`: answers to the review of issues before their slots. The running `serve` makes the issues,
/// asks and sends.
@Command(
        name = "review",
        description = "Issues that wait for an approval before their slot.",
        synopsisSubcommandLabel = "COMMAND")
final class ReviewCommand extends CommandGroup {
    private static final Who HERE = new Who("command line", "", AccountRole.OWNER);

    private final InstantSource clock;

    ReviewCommand(InstantSource clock) {
        this.clock = clock;
    }

    /// Holds the schedule that a command is about.
    static final class Named {
        @Mixin
        private final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(index = "0", paramLabel = "SCHEDULE", description = "The name of a file in schedules/.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "list",
            description = "All reviews that are not over: when each issue is due, and how it stands.")
    int list(@Mixin WorkspaceOption workspace) {
        try (AppContext context = workspace.open(clock)) {
            List<ReviewView> pending = new ReadReviews(context).pending();
            pending.forEach(view -> new ReviewPrinter(out()).print(view, zone(view, context)));
            if (pending.isEmpty()) {
                spec.commandLine().getErr().println("no issue waits for a review");
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "show",
            description = "What would go out at the next slot that is under review, and its hash.")
    int show(@Mixin Named named) {
        return with(named, (context, view) -> {
            new ReviewPrinter(out()).printWhole(view, zone(view, context));
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "approve",
            description = "Approves it as it was shown: it goes out at its slot, if it stays so.")
    int approve(
            @Mixin Named named,
            @Parameters(index = "1", paramLabel = "HASH", description = "What show printed, or its beginning.")
                    String hash) {
        return with(named, (context, view) -> answer(context, view, Answer.APPROVE, hash));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "hold",
            description = "Has it not go out before somebody sends it. Its articles stay new.")
    int hold(@Mixin Named named) {
        return with(
                named,
                (context, view) ->
                        answer(context, view, Answer.HOLD, view.review().currentHash()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "send",
            description = "Has the running serve send it now as it was shown, as the issue of its slot.")
    int send(
            @Mixin Named named,
            @Parameters(index = "1", paramLabel = "HASH", description = "What show printed, or its beginning.")
                    String hash) {
        return with(named, (context, view) -> answer(context, view, Answer.SEND, hash));
    }

    /// Does something with a review.
    private interface Act {
        /// @return the exit code
        int on(AppContext context, ReviewView view);
    }

    private int with(Named named, Act act) {
        try (AppContext context = named.workspace.open(clock)) {
            String schedule =
                    named.workspace.schedule(context.config(), named.name).name();
            Optional<ReviewView> view = new ReadReviews(context).ofSchedule(schedule);
            if (view.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("no issue of " + schedule
                                + " waits for a review; review: 60m in its file asks for one");
                return 1;
            }
            return act.on(context, view.get());
        }
    }

    private int answer(AppContext context, ReviewView view, Answer answer, String hash) {
        IssueReview review = view.review();
        String seen = !hash.isEmpty() && review.currentHash().startsWith(hash) ? review.currentHash() : hash;
        Result result = new AnswerReview(context).run(review.id(), new Given(answer, review.version(), seen, HERE));
        if (result == Result.DONE) {
            out().println(review.schedule() + ": " + done(answer));
            return 0;
        }
        spec.commandLine().getErr().println(review.schedule() + ": " + why(result, review));
        return 1;
    }

    private static String done(Answer answer) {
        return switch (answer) {
            case APPROVE -> "approved; it goes out at its slot, if it stays as it is";
            case HOLD -> "on hold; nothing goes out before somebody sends it";
            case SEND -> "the running serve sends it now";
        };
    }

    private static String why(Result result, IssueReview review) {
        return switch (result) {
            case CHANGED -> "that is not what would go out now; look again: gazette review show " + review.schedule();
            case ANSWERED_MEANWHILE ->
                "somebody answered just now; look again: gazette review show " + review.schedule();
            case NOTHING -> "there is nothing to send now";
            case TOO_LATE -> "its slot has come; it is " + ReviewPrinter.words(review);
            case RESTS -> "the schedule is paused or skips this day; see: gazette schedule list";
            case OVER -> "the review is over: " + ReviewPrinter.words(review);
            case DONE, NOT_ALLOWED -> "nothing was changed";
        };
    }

    private static ZoneId zone(ReviewView view, AppContext context) {
        return view.schedule()
                .map(schedule -> schedule.timing().zone())
                .orElseGet(() -> context.config().publication().zone());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
