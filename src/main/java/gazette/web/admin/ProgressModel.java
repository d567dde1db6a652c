package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.config.ScheduleConfig;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.sending.IssueProgress;
import gazette.press.sending.SendWait;
import gazette.store.IssueSampleTable.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Makes of an issue's progress what the page and its parts show.
final class ProgressModel {
    private static final long WHOLE = 1000;
    private static final int SAMPLES_SHOWN = 30;

    private final AdminRequest request;
    private final IssueProgress progress;

    private ProgressModel(AdminRequest request, IssueProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Counts the letters in one state.
    record StateCount(String state, long letters) {}

    /// Counts the letters that servers answered in one way.
    record ReplyClass(String name, long letters) {}

    /// Describes one piece of the bar.
    ///
    /// @param from in thousandths of the bar
    record BarPart(String name, long from, long width) {}

    static Map<String, Object> of(AdminRequest request, IssueProgress progress) {
        return new ProgressModel(request, progress).model();
    }

    private Map<String, Object> model() {
        ZoneId zone = zone();
        Map<String, Object> model = new HashMap<>();
        model.put("issue", progress.issue());
        model.put("progress", progress);
        model.put("isDone", progress.isDone());
        model.put("closed", progress.closed());
        model.put("phase", phase());
        model.put("zone", zone.getId());
        model.put("mayOrder", request.account().role().includes(AccountRole.EDITOR));
        model.put("accepted", progress.count(DeliveryState.ACCEPTED));
        model.put("inFlight", progress.count(DeliveryState.IN_FLIGHT));
        model.put("failed", progress.count(DeliveryState.FAILED));
        model.put("held", progress.count(DeliveryState.HELD));
        model.put("states", states());
        model.put("replies", replies());
        model.put("bar", bar());
        model.put("perMinute", perMinute());
        model.put("left", progress.timeLeft().map(this::words));
        model.put("chart", chart());
        model.put("shownSamples", shownSamples());
        model.put("waits", progress.waits());
        model.put("problem", "");
        model.put("schedule", progress.order().map(order -> order.schedule()));
        progress.issue().undoUntil().ifPresent(until -> {
            model.put("undoUntil", clock(until, zone));
            model.put(
                    "secondsLeft",
                    Math.max(0, Duration.between(progress.at(), until).toSeconds()));
        });
        progress.pause().ifPresent(pause -> model.put("pausedAt", clock(pause.at(), zone)));
        progress.changedAt().ifPresent(at -> model.put("lastAnswer", clock(at, zone)));
        return model;
    }

    /// Returns in one word what the head of the page says.
    private String phase() {
        IssueState state = progress.issue().state();
        if (progress.isAstray()) {
            return "astray";
        }
        if (progress.isDone()) {
            return state == IssueState.CANCELLED ? "cancelled" : "done";
        }
        return switch (state) {
            case UNDOABLE -> "undoable";
            case FREEZING -> "freezing";
            case SENDING -> isWaiting() ? "waiting" : "sending";
            case PAUSED -> progress.count(DeliveryState.IN_FLIGHT) > 0 ? "pausing" : "paused";
            case SENT -> "ending";
            case CANCELLED -> "cancelling";
        };
    }

    /// Returns whether no letter goes out at the moment. While the canary goes out, only the others wait.
    private boolean isWaiting() {
        return progress.count(DeliveryState.IN_FLIGHT) == 0
                && progress.waits().stream().anyMatch(wait -> wait.kind() != SendWait.Kind.CANARY);
    }

    /// Returns the zone of the schedule, if it was sent by hand, else the publication's.
    private ZoneId zone() {
        return progress.order()
                .flatMap(order ->
                        Optional.ofNullable(request.app().config().schedules().get(order.schedule())))
                .map(ProgressModel::zoneOf)
                .orElseGet(() -> request.app().config().publication().zone());
    }

    private static ZoneId zoneOf(ScheduleConfig schedule) {
        return schedule.timing().zone();
    }

    private List<StateCount> states() {
        List<StateCount> states = new ArrayList<>();
        for (DeliveryState state : DeliveryState.values()) {
            if (progress.count(state) > 0) {
                states.add(new StateCount(state.word(), progress.count(state)));
            }
        }
        return states;
    }

    private List<ReplyClass> replies() {
        return List.of(
                new ReplyClass("accepted", progress.count(DeliveryState.ACCEPTED)),
                new ReplyClass("later", progress.count(DeliveryState.DEFERRED) + progress.count(DeliveryState.EXPIRED)),
                new ReplyClass("refused", progress.count(DeliveryState.FAILED)),
                new ReplyClass("none", progress.count(DeliveryState.UNKNOWN) + progress.count(DeliveryState.HELD)));
    }

    /// Returns the pieces of the bar: its whole length stands for all recipients that were frozen.
    private List<BarPart> bar() {
        long whole = Math.max(1, progress.issue().frozen());
        long good = progress.count(DeliveryState.ACCEPTED) * WHOLE / whole;
        long bad = (progress.closed() - progress.count(DeliveryState.ACCEPTED)) * WHOLE / whole;
        return List.of(new BarPart("good", 0, good), new BarPart("bad", good, bad));
    }

    private Optional<Long> perMinute() {
        return progress.perMinute().isPresent()
                ? Optional.of(Math.round(progress.perMinute().getAsDouble()))
                : Optional.empty();
    }

    /// Returns a moment to the second, in the zone of the schedule, and in the account's if that shows another time.
    private String clock(Instant at, ZoneId zone) {
        String there = TimeText.seconds(at, request.locale(), zone, progress.at());
        boolean isSame =
                zone.getRules().getOffset(at).equals(request.zone().getRules().getOffset(at));
        return isSame
                ? there
                : request.text(
                        "progress.both_clocks",
                        there,
                        TimeText.seconds(at, request.locale(), request.zone(), progress.at()));
    }

    private String words(Duration left) {
        return left.toHours() > 0
                ? request.text("progress.hours", left.toHours(), left.toMinutesPart())
                : left.toMinutes() > 0
                        ? request.text("progress.minutes", left.toMinutes())
                        : request.text("progress.seconds", left.toSeconds());
    }

    /// Returns the chart's numbers as uPlot takes them: moments in seconds, then a row for each line, in JSON.
    private String chart() {
        return "[" + row(sample -> sample.at().getEpochSecond()) + "," + row(Sample::accepted) + ","
                + row(Sample::undelivered) + "," + row(Sample::waiting) + "]";
    }

    private String row(ToLongFunction<Sample> value) {
        return progress.samples().stream()
                .map(value::applyAsLong)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// Returns some of the samples, for those who read the chart as a table.
    private List<Sample> shownSamples() {
        List<Sample> all = progress.samples();
        int step = Math.max(1, all.size() / SAMPLES_SHOWN);
        List<Sample> shown = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i -= step) {
            shown.addFirst(all.get(i));
        }
        return shown;
    }
}
