package gazette.press.picking;

import gazette.press.workspace.AppContext;
import gazette.store.DeliveryStatsQueries.LetterState;
import gazette.store.ExplanationQueries.IssueWithoutLetter;
import gazette.store.ExplanationQueries.MembershipInfo;
import gazette.store.Tables;
import gazette.subscribers.address.EmailAddress;
import gazette.text.ZonedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Explains what a subscriber was sent and why: their memberships, how they agreed, each mail to them with the
/// reply of the mail server, and each issue of which they got no mail.
public final class ExplainSubscriber {

    private final AppContext context;

    public ExplainSubscriber(AppContext context) {
        this.context = context;
    }

    /// Returns the explanation, line by line; empty if nobody has this address.
    public List<String> explain(String address) {
        Optional<EmailAddress> parsed = EmailAddress.parse(address);
        return context.store()
                .read(tables -> parsed.flatMap(known -> tables.explanations().subscriberId(known.normal()))
                        .map(id -> lines(parsed.get(), id, tables))
                        .orElse(List.of()));
    }

    /// Writes a time for these explanations, to the second.
    static String time(Instant instant, ZoneId zone) {
        return ZonedTime.seconds(instant, zone);
    }

    private List<String> lines(EmailAddress address, long id, Tables tables) {
        var lines = new ArrayList<String>();
        lines.add(address.normal());
        tables.blockedAddresses().find(address).ifPresent(reason -> lines.add("  suppressed: " + reason));
        tables.explanations().memberships(id).forEach(membership -> lines.add(line(membership)));
        tables.explanations()
                .consents(id)
                .forEach(consent -> lines.add("  " + time(consent.at()) + "  " + consent.action() + " " + consent.list()
                        + " by " + consent.origin()));
        lines.addAll(issues(id, tables));
        return lines;
    }

    /// Returns a line for each issue, the latest first.
    private List<String> issues(long id, Tables tables) {
        record Dated(Instant date, String line) {}
        return Stream.concat(
                        tables.deliveryStats().ofSubscriber(id).stream()
                                .map(letter -> new Dated(letter.date(), line(letter))),
                        tables.explanations().withoutLetter(id).stream()
                                .map(issue -> new Dated(issue.date(), line(issue))))
                .sorted(Comparator.comparing(Dated::date).reversed())
                .map(dated -> "  " + dated.line())
                .toList();
    }

    private String line(IssueWithoutLetter issue) {
        return time(issue.date()) + "  " + issue.issue() + ": no letter, " + why(issue);
    }

    private static String why(IssueWithoutLetter issue) {
        if (issue.choiceChanged()) {
            return "not for what they had chosen then; that was changed later";
        }
        if (issue.paused()) {
            return "paused at the time";
        }
        if (issue.nothingOfTheirs()) {
            return issue.topics().isEmpty()
                    ? "nothing that they had not had already"
                    : "nothing of their topics (" + String.join(", ", issue.topics()) + ")";
        }
        return issue.segment().isEmpty()
                ? "not among its recipients when it was made"
                : "it was for the segment '" + issue.segment() + "'";
    }

    private String line(MembershipInfo membership) {
        String topics = membership.topics().isEmpty() ? "" : "; only " + String.join(", ", membership.topics());
        String pause = membership
                .pausedUntil()
                .map(until -> ", paused until " + time(until))
                .orElse("");
        return "  on " + membership.list() + " (" + membership.cadence().word() + topics + "): "
                + membership.status().word() + " since " + time(membership.changedAt()) + pause;
    }

    private String line(LetterState delivery) {
        String attempts = delivery.attempts() > 1 ? " after " + delivery.attempts() + " attempts" : "";
        String reply = delivery.reply().isEmpty() ? "" : ": " + delivery.reply();
        String letter = delivery.variant() > 1 ? ", letter " + delivery.variant() : "";
        return time(delivery.changedAt()) + "  " + delivery.issue() + letter + ": "
                + delivery.state().word() + attempts + reply;
    }

    private String time(Instant instant) {
        return time(instant, context.config().publication().zone());
    }
}
