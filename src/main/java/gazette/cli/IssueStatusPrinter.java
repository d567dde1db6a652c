package gazette.cli;

import gazette.config.RelayConfig;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.issues.RunSummaryText;
import gazette.press.workspace.AppContext;
import gazette.store.DeliveryStatsQueries.LetterState;
import gazette.store.DeliveryStatsQueries.ReplyCount;
import gazette.store.EditorEventTable.AuditEntry;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SubscriberGroupTable.VariantCount;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints what the ledger says of issues.
final class IssueStatusPrinter {
    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final int NAMED = 100;
    private static final int LISTED = 20;

    private final AppContext context;
    private final PrintWriter out;

    IssueStatusPrinter(AppContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
    }

    void list() {
        for (SendingIssue issue :
                context.store().read(tables -> tables.sending().latest(LISTED))) {
            out.printf("%-24s %-9s %s%n", issue.name(), status(issue), RunSummaryText.ofDeliveryCounts(count(issue)));
        }
    }

    void show(SendingIssue issue, boolean json) {
        Map<DeliveryState, Long> letters = count(issue);
        Instant since = context.clock().instant().minus(MEASURED);
        long lastMinute = context.store().read(tables -> tables.deliveryStats().acceptedSince(issue.id(), since));
        List<ReplyCount> replies =
                context.store().read(tables -> tables.deliveryStats().replies(issue.id()));
        if (json) {
            out.println(JsonLines.of(fields(issue, letters, lastMinute, replies)));
            return;
        }
        out.println(issue.name() + ": " + status(issue) + because(issue));
        pauses(issue).forEach(pause -> out.println("  waits       " + pause));
        out.println("  recipients  " + issue.frozen() + (issue.isFrozen() ? "" : " so far, more are being frozen"));
        List<VariantCount> variants = variants(issue);
        if (variants.size() > 1) {
            variants.forEach(one -> out.printf(
                    "  letter %-4d %s, %s, %s%n",
                    one.variant(),
                    number(one.letters(), "subscriber"),
                    number(one.articles(), "article"),
                    one.language()));
        }
        byWord(letters).forEach((state, number) -> out.printf("  %-11s %d%n", state, number));
        out.println("  rate        " + lastMinute + " accepted in the last minute");
        left(letters, lastMinute).ifPresent(left -> out.println("  time left   about " + words(left)));
        replies.forEach(reply -> out.printf("  %-11s %d × %s%n", reply.state().word(), reply.letters(), reply.reply()));
        orders(issue)
                .forEach(order -> out.println("  ordered     " + order.at() + " " + order.action()
                        + (order.detail().isEmpty() ? "" : ": " + order.detail())));
    }

    /// Returns how far an issue is, and whether it is on the web.
    static String status(SendingIssue issue) {
        return issue.state().word() + (issue.isWithdrawn() ? ", withdrawn" : "");
    }

    /// Whether the counts close, and those that are kept are those of the letters.
    boolean verify(SendingIssue issue) {
        Counted counted = context.store()
                .read(tables -> new Counted(
                        tables.deliveryStats().count(issue.id()),
                        tables.deliveryCounts().of(issue.id())));
        Map<DeliveryState, Long> letters = counted.letters();
        long closed = letters.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
        long open = letters.values().stream().mapToLong(Long::longValue).sum() - closed;
        List<LetterState> astray =
                context.store().read(tables -> tables.deliveryStats().unfinished(issue.id(), NAMED));
        out.println(issue.name() + ": " + issue.frozen() + " frozen = " + RunSummaryText.ofDeliveryCounts(letters));
        astray.forEach(entry -> out.println("  not accounted for: " + entry.address() + " is "
                + entry.state().word()));
        long unset = context.store().read(tables -> tables.deliveryStats().withoutVariant(issue.id()));
        if (unset > 0) {
            out.println("  cannot be written: " + unset + " letters, of a kind that the issue does not have");
        }
        boolean asKept = letters.equals(counted.kept());
        if (!asKept) {
            out.println("  the counts that are kept say: " + RunSummaryText.ofDeliveryCounts(counted.kept())
                    + "; to count anew: gazette issue verify --recount " + issue.name());
        }
        boolean closes = asKept && issue.frozen() == closed + open && astray.isEmpty() && unset == 0;
        boolean through = open == 0;
        out.println(
                !asKept
                        ? "  the counts that are kept are not those of the letters"
                        : !closes
                                ? "  the counts do not close: " + (issue.frozen() - closed - open)
                                        + " rows are missing, " + astray.size()
                                        + " letters are in no part that is worked on"
                                : through
                                        ? "  the counts close"
                                        : "  the counts close so far: " + open + " are still on their way");
        return closes && (through || issue.state() != IssueState.SENT);
    }

    /// @param letters counted one by one
    /// @param kept the counts that are kept
    private record Counted(Map<DeliveryState, Long> letters, Map<DeliveryState, Long> kept) {}

    private List<VariantCount> variants(SendingIssue issue) {
        return context.store().read(tables -> tables.groups().letters(issue.id()));
    }

    private static String number(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private List<AuditEntry> orders(SendingIssue issue) {
        return context.store().read(tables -> tables.events().auditEntries(issue.name()));
    }

    private Map<DeliveryState, Long> count(SendingIssue issue) {
        return context.store().read(tables -> tables.deliveryCounts().of(issue.id()));
    }

    private static Map<String, Long> byWord(Map<DeliveryState, Long> letters) {
        var byWord = new HashMap<String, Long>();
        letters.forEach((state, number) -> byWord.put(state.word(), number));
        return byWord;
    }

    /// Returns which relays of an issue's list pause now, and why.
    private List<String> pauses(SendingIssue issue) {
        Instant now = context.clock().instant();
        List<RelayConfig> relays = context.config().relaysOf(issue.listName());
        return context.store()
                .read(tables -> relays.stream()
                        .flatMap(relay -> tables.relayPauses().find(relay.name()).stream()
                                .filter(pause -> now.isBefore(pause.until()))
                                .map(pause -> "relay " + relay.name() + " pauses until "
                                        + ZonedTime.minutes(
                                                pause.until(),
                                                context.config().publication().zone())
                                        + (pause.objectsToSender() ? ", it objects to the sender: " : ": ")
                                        + pause.reason()))
                        .toList());
    }

    private static String because(SendingIssue issue) {
        return issue.pausedBecause().isEmpty() || issue.state() != IssueState.PAUSED
                ? ""
                : ", " + issue.pausedBecause();
    }

    private static Optional<Duration> left(Map<DeliveryState, Long> letters, long perMinute) {
        long open = letters.getOrDefault(DeliveryState.PENDING, 0L) + letters.getOrDefault(DeliveryState.IN_FLIGHT, 0L);
        return open == 0 || perMinute == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(open * 60 / perMinute));
    }

    private static String words(Duration left) {
        return left.toHours() > 0
                ? left.toHours() + " h " + left.toMinutesPart() + " min"
                : left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
    }

    private Map<String, Object> fields(
            SendingIssue issue, Map<DeliveryState, Long> letters, long lastMinute, List<ReplyCount> replies) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("issue", issue.name());
        fields.put("status", issue.state().word());
        fields.put("withdrawn", issue.isWithdrawn());
        fields.put("because", issue.pausedBecause());
        fields.put("waits", pauses(issue));
        fields.put("frozen", issue.frozen());
        fields.put("letters", byWord(letters));
        fields.put("variants", variants(issue));
        fields.put("acceptedInLastMinute", lastMinute);
        left(letters, lastMinute).ifPresent(left -> fields.put("secondsLeft", left.toSeconds()));
        fields.put(
                "replies",
                replies.stream()
                        .map(reply -> Map.of(
                                "state", reply.state().word(), "reply", reply.reply(), "letters", reply.letters()))
                        .toList());
        fields.put(
                "orders",
                orders(issue).stream()
                        .map(order ->
                                Map.of("at", order.at().toString(), "action", order.action(), "detail", order.detail()))
                        .toList());
        return fields;
    }
}
