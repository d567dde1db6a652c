package gazette.cli;

import gazette.config.DateRange;
import gazette.config.InvalidValueException;
import gazette.config.ScheduleConfig;
import gazette.press.publishing.ControlSchedule;
import gazette.press.publishing.ReadReviews;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs `gazette schedule`: when schedules fire, and orders to them. Works beside a running `serve`, which asks at each
/// firing.
@Command(
        name = "schedule",
        description = "When schedules fire next, and orders to them.",
        synopsisSubcommandLabel = "COMMAND")
final class ScheduleCommand extends CommandGroup {
    private final InstantSource clock;

    ScheduleCommand(InstantSource clock) {
        this.clock = clock;
    }

    /// Holds the schedule that a command is about.
    static final class Named {
        @Mixin
        private final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(index = "0", paramLabel = "SCHEDULE", description = "The name of a file in schedules/.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        int with(InstantSource clock, Act act) {
            try (AppContext context = workspace.open(clock)) {
                ScheduleConfig schedule = workspace.schedule(context.config(), name);
                return act.on(schedule, new ControlSchedule(context, schedule));
            }
        }
    }

    /// Does something with a schedule.
    interface Act {
        /// @return the exit code
        int on(ScheduleConfig schedule, ControlSchedule orders);
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "list",
            description = "All schedules: when each runs next, and which firings are skipped.")
    int list(
            @Mixin WorkspaceOption workspace,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        try (AppContext context = workspace.open(clock)) {
            var printer = new FiringsPrinter(context.config().publication().zone(), out(), json);
            for (ScheduleConfig schedule : context.config().schedules().values()) {
                ScheduleCalendar calendar = new ControlSchedule(context, schedule).calendar();
                printer.print(
                        schedule,
                        calendar.upcoming(clock.instant()),
                        calendar.pausedBecause(clock.instant()),
                        new ReadReviews(context).ofSchedule(schedule.name()).map(ReadReviews.ReviewView::review));
            }
            if (context.config().schedules().isEmpty()) {
                spec.commandLine().getErr().println("there is no schedule yet; schedules/ holds a file for each");
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "pause",
            description = "Has it not fire until it is resumed. Issues that are being sent go on.")
    int pause(@Mixin Named named) {
        return named.with(clock, (schedule, orders) -> {
            boolean paused = orders.pause();
            out().println(schedule.name() + (paused ? " is paused" : " was paused already")
                    + "; to go on: gazette schedule resume " + schedule.name());
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "resume",
            description = "Has it fire again. What it did not do meanwhile is not made up for.")
    int resume(@Mixin Named named) {
        return named.with(clock, (schedule, orders) -> {
            boolean resumed = orders.resume();
            Optional<String> still = orders.calendar().pausedBecause(clock.instant());
            if (still.isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println(schedule.name() + " does not fire: " + still.get() + "; take that line out");
                return 1;
            }
            out().println(schedule.name() + (resumed ? " is resumed" : " was not paused") + next(orders, schedule));
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "skip",
            description = "Has it not run on a day. That firing is not made up for later.")
    int skip(
            @Mixin Named named,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "DATE",
                            description = "A day such as 2026-12-25, or 2026-12-24..2027-01-02, in the schedule's zone."
                                    + " Without it, the day of the next firing.")
                    Optional<String> date,
            @Option(names = "--undo", description = "Takes it back.") boolean undo) {
        return named.with(clock, (schedule, orders) -> {
            if (undo && date.isEmpty()) {
                throw named.workspace.wrong(
                        "which day? write it as in: gazette schedule skip " + schedule.name() + " 2026-12-25 --undo");
            }
            Optional<DateRange> days = date.isPresent() ? date.map(text -> days(named, text)) : orders.nextDay();
            if (days.isEmpty()) {
                String why = orders.calendar()
                        .pausedBecause(clock.instant())
                        .map(reason -> ": " + reason)
                        .orElse("");
                spec.commandLine()
                        .getErr()
                        .println(schedule.name() + " has no next firing to skip" + why
                                + "; to skip a later day, name it: " + "gazette schedule skip " + schedule.name()
                                + " 2026-12-25");
                return 1;
            }
            return undo ? unskip(schedule, orders, days.get()) : skip(schedule, orders, days.get());
        });
    }

    private int skip(ScheduleConfig schedule, ControlSchedule orders, DateRange days) {
        if (!orders.calendar().firesOn(days, clock.instant())) {
            spec.commandLine()
                    .getErr()
                    .println("warning: " + schedule.name() + " would not fire on " + days + " anyway");
        }
        boolean isNew = orders.skip(days);
        out().println(schedule.name() + (isNew ? " skips " : " skipped already ") + days + next(orders, schedule));
        return 0;
    }

    private int unskip(ScheduleConfig schedule, ControlSchedule orders, DateRange days) {
        if (orders.unskip(days)) {
            out().println(schedule.name() + " runs on " + days + " after all" + next(orders, schedule));
            return 0;
        }
        String problem = orders.skipsWith(days)
                .map(whole -> "is skipped as a part of " + whole + "; to take all of it back: gazette schedule skip "
                        + schedule.name() + " " + whole + " --undo")
                .orElse("was not skipped by this command; gazette schedule list and " + schedule.file()
                        + " say what is");
        spec.commandLine().getErr().println(schedule.name() + ": " + days + " " + problem);
        return 1;
    }

    private String next(ControlSchedule orders, ScheduleConfig schedule) {
        Instant now = clock.instant();
        return orders.calendar()
                .next(now)
                .map(next -> "; it runs next: " + FiringsPrinter.time(next, orders.zone(), schedule))
                .orElse("");
    }

    private static DateRange days(Named named, String text) {
        try {
            return DateRange.parse(text);
        } catch (InvalidValueException e) {
            throw named.workspace.wrong(e.problem() + "; " + e.remedy());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
