package gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.config.ScheduleConfig;
import gazette.issues.IssueReview;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.publishing.AnswerReview;
import gazette.press.publishing.AnswerReview.Answer;
import gazette.press.publishing.AnswerReview.Given;
import gazette.press.publishing.AnswerReview.Who;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One issue for each slot, whatever the clock and the process do around it: on days of 23, 25 and 23½ hours, when the
/// clock jumps, when the process is restarted, and with a review window across all that.
class ScheduleClockTest {
    private static final boolean LONG = "long".equals(System.getProperty("exam"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    /// A day on which clocks change, with a slot near that time.
    ///
    /// @param silence what the schedule does if nobody answers
    /// @param first what happens at the slot of the change; the rest follows day by day
    record Day(String zone, String date, String time, String silence, Event first, TestDatabase database) {
        List<Event> events() {
            var events = new ArrayList<>(List.of(Event.values()));
            Collections.rotate(events, 1 - events.indexOf(first));
            return LONG ? events : events.subList(0, 3);
        }

        Day with(String other, Event event, TestDatabase kind) {
            return new Day(zone, date, other, silence, event, kind);
        }
    }

    static Stream<Day> days() {
        List<Day> days = new ArrayList<>(List.of(
                new Day(
                        "Europe/Berlin",
                        "2026-03-29",
                        "03:30",
                        "send",
                        Event.FORWARD_OVER_THE_SLOT,
                        TestDatabase.SQLITE),
                new Day("Europe/Berlin", "2026-10-25", "02:30", "hold", Event.BACK_AFTER_THE_SLOT, TestDatabase.SQLITE),
                new Day(
                        "America/New_York",
                        "2026-03-08",
                        "03:15",
                        "hold",
                        Event.FORWARD_INTO_THE_WINDOW,
                        TestDatabase.SQLITE),
                new Day(
                        "America/New_York",
                        "2026-11-01",
                        "01:30",
                        "send",
                        Event.BACK_IN_THE_WINDOW,
                        TestDatabase.SQLITE),
                new Day("Australia/Lord_Howe", "2026-10-04", "02:45", "send", Event.FIVE_RESTARTS, TestDatabase.SQLITE),
                new Day(
                        "Australia/Lord_Howe",
                        "2026-04-05",
                        "01:45",
                        "hold",
                        Event.KILLED_IN_THE_RUN,
                        TestDatabase.POSTGRES)));
        if (LONG) {
            for (Day day : List.copyOf(days)) {
                for (String time : List.of(day.time(), "00:00", "01:00", "01:59", "03:59", "08:00", "23:59")) {
                    for (Event event : Event.values()) {
                        days.add(day.with(time, event, TestDatabase.SQLITE));
                    }
                    days.add(day.with(time, day.first(), TestDatabase.POSTGRES));
                }
            }
        }
        return days.stream();
    }

    @ParameterizedTest
    @MethodSource("days")
    void eachSlotHasOneIssue(Day day) {
        try (var paper = new TestPublication(folder, day.database())) {
            var serve = start(paper, day);
            for (Event event : day.events()) {
                passSlot(paper, serve, event);
            }
            List<ScheduleRun> runs =
                    paper.context().store().read(tables -> tables.runs().latest(100));
            assertThat(runs).extracting(ScheduleRun::slot).doesNotHaveDuplicates();
            assertThat(runs).extracting(ScheduleRun::outcome).containsOnly(Outcome.RUNNING);
            assertThat(runs)
                    .extracting(run -> LocalDate.ofInstant(run.slot(), ZoneId.of(day.zone())))
                    .as("one a day, on the day of the change too")
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(day.events())
                    .contains(LocalDate.parse(day.date()));
        }
    }

    /// What happens around a slot.
    enum Event {
        FORWARD_OVER_THE_SLOT,
        BACK_AFTER_THE_SLOT,
        FORWARD_INTO_THE_WINDOW,
        BACK_IN_THE_WINDOW,
        FIVE_RESTARTS,
        KILLED_IN_THE_RUN
    }

    private SimulatedServe start(TestPublication paper, Day day) {
        Instant begin = LocalDate.parse(day.date())
                .minusDays(1)
                .atStartOfDay(ZoneId.of(day.zone()))
                .toInstant();
        paper.clock.set(begin);
        paper.delete("schedules/inner.yaml");
        paper.write(
                "schedules/weekly.yaml",
                "list: letters\nwhen: every day " + day.time() + "\nzone: " + day.zone() + "\nreview: 90m\nsilence: "
                        + day.silence() + "\n");
        paper.reread();
        var serve = new SimulatedServe(paper);
        serve.at(begin);
        return serve;
    }

    /// Has something new to send, comes to the next slot and an hour beyond it, and lets something happen on the way.
    private static void passSlot(TestPublication paper, SimulatedServe serve, Event event) {
        ScheduleConfig schedule = paper.schedule("weekly");
        Instant slot = schedule.timing().next(paper.clock.instant()).orElseThrow();
        paper.article(event + ".md", "What happened " + event, "2026-01-20", "Text of " + event);
        switch (event) {
            case FORWARD_INTO_THE_WINDOW -> {
                serve.at(slot.minus(Duration.ofMinutes(130)));
                serve.at(slot.minus(Duration.ofMinutes(10)));
            }
            case BACK_IN_THE_WINDOW -> {
                serve.at(slot.minus(Duration.ofMinutes(20)));
                approve(paper, slot);
                serve.at(slot.minus(Duration.ofMinutes(140)));
            }
            default -> serve.at(slot.minus(Duration.ofMinutes(90)));
        }
        serve.at(slot.minus(Duration.ofMinutes(5)));
        approve(paper, slot);
        if (event == Event.FORWARD_OVER_THE_SLOT) {
            serve.at(slot.plus(Duration.ofMinutes(115)));
            return;
        }
        serve.at(slot.minusSeconds(1));
        if (event == Event.KILLED_IN_THE_RUN) {
            paper.clock.set(slot);
            paper.context()
                    .store()
                    .change(tables -> tables.runs().start("weekly", slot, ScheduleRun.Occasion.SCHEDULED, slot));
            serve.restart(LONG);
            serve.pass(Duration.ofMinutes(25), MINUTE);
        }
        if (event == Event.FIVE_RESTARTS) {
            for (int i = 0; i < 5; i++) {
                serve.at(slot.plusMillis(i * 200L));
                serve.restart(LONG);
            }
        }
        serve.at(slot);
        serve.pass(Duration.ofMinutes(3), MINUTE);
        if (event == Event.BACK_AFTER_THE_SLOT) {
            serve.at(slot.minus(Duration.ofMinutes(118)));
            serve.at(slot.minusSeconds(1));
            serve.at(slot);
        }
        serve.at(slot.plus(Duration.ofHours(3)));
    }

    /// Where silence holds, each issue needs an approval.
    private static void approve(TestPublication paper, Instant slot) {
        Optional<IssueReview> review =
                paper.context().store().read(tables -> tables.reviews().find("weekly", slot));
        assertThat(review).as("the editors are asked").isPresent();
        IssueReview seen = review.orElseThrow();
        new AnswerReview(paper.context())
                .run(
                        seen.id(),
                        new Given(
                                Answer.APPROVE,
                                seen.version(),
                                seen.currentHash(),
                                new Who("Anna", "", AccountRole.EDITOR)));
    }
}
