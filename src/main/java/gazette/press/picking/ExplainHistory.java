package gazette.press.picking;

import gazette.press.workspace.AppContext;
import gazette.store.DeliveryStatsQueries.LetterState;
import gazette.store.ExplainQueries.KnownArticle;
import gazette.store.ExplainQueries.MembershipInfo;
import gazette.store.Tables;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells what happened to one reader or one article, and why.
public final class ExplainHistory {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SAID = 50;

    private final AppContext context;

    public ExplainHistory(AppContext context) {
        this.context = context;
    }

    /// The account, in lines; empty if nothing is known of it.
    ///
    /// @param subject an address; or an article's file, slug or web address
    public List<String> of(String subject) {
        return context.store()
                .read(tables -> subject.contains("@") ? ofReader(subject, tables) : ofArticle(subject, tables));
    }

    private List<String> ofReader(String written, Tables tables) {
        Optional<EmailAddress> address = EmailAddress.parse(written);
        Optional<Long> reader = address.flatMap(known -> tables.explanations().subscriberId(known.normal()));
        if (reader.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(address.get().normal());
        tables.blockedAddresses().find(address.get()).ifPresent(because -> lines.add("  suppressed: " + because));
        tables.explanations().memberships(reader.get()).forEach(place -> lines.add(line(place)));
        tables.explanations()
                .consents(reader.get())
                .forEach(said -> lines.add(
                        "  " + time(said.at()) + "  " + said.action() + " " + said.list() + " by " + said.origin()));
        tables.deliveryStats().ofSubscriber(reader.get()).forEach(entry -> lines.add("  " + line(entry)));
        return lines;
    }

    private List<String> ofArticle(String subject, Tables tables) {
        Optional<KnownArticle> article = tables.explanations().article(key(subject));
        if (article.isEmpty()) {
            return List.of();
        }
        KnownArticle known = article.get();
        var lines = new ArrayList<String>();
        lines.add(known.title() + "  (" + known.path() + ", /a/" + known.slug() + ", first seen "
                + time(known.firstSeen()) + ")");
        tables.explanations()
                .choices(known.id())
                .forEach(choice -> lines.add("  " + choice.list() + " (" + choice.cadence() + "): " + choice.verdict()
                        + " by " + choice.schedule() + " on " + time(choice.slot())));
        tables.explanations()
                .letters(known.id())
                .forEach(held -> lines.add("  in letter " + held.variant() + " of " + held.issue() + ", to "
                        + held.letters() + (held.letters() == 1 ? " reader" : " readers")));
        tables.explanations()
                .statements(known.id(), SAID)
                .forEach(said -> lines.add("  " + time(said.slot()) + "  " + said.schedule() + ": "
                        + said.verdict().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (said.detail().isEmpty() ? "" : ": " + said.detail())));
        return lines;
    }

    /// A web address or a path in the workspace, as an article's own.
    private static String key(String subject) {
        String path = subject.replaceFirst("^https?://[^/]+", "").replaceFirst("^\\./", "");
        return path.startsWith("/a/") ? path.substring("/a/".length()) : path;
    }

    private String line(MembershipInfo place) {
        String topics = place.topics().isEmpty() ? "" : "; only " + String.join(", ", place.topics());
        String pause = place.pausedUntil()
                .map(until -> ", paused until " + time(until))
                .orElse("");
        return "  on " + place.list() + " (" + place.cadence() + topics + "): " + place.status() + " since "
                + time(place.changedAt()) + pause;
    }

    private String line(LetterState entry) {
        String attempts = entry.attempts() > 1 ? " after " + entry.attempts() + " attempts" : "";
        String reply = entry.reply().isEmpty() ? "" : ": " + entry.reply();
        String letter = entry.variant() > 1 ? ", letter " + entry.variant() : "";
        return time(entry.changedAt()) + "  " + entry.issue() + letter + ": " + entry.state() + attempts + reply;
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(context.config().publication().zone()));
    }
}
