package gazette.subscribers.products;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.subscribers.csv.RawSubscriberRow;
import gazette.subscribers.csv.SubscriberField;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A subscriber as listmonk's API has them.
public final class ListmonkSubscriberParser {
    /// The headings of [RawSubscriberRow#cells].
    public static final List<String> HEADINGS = List.of("email", "name", "status");

    private final Path shown;
    private final Set<Long> lists;
    private final Set<Long> single;
    private final String told;

    /// @param shown how faults name the server
    /// @param lists whose members count
    /// @param single those of them that ask nobody to confirm: there, unconfirmed members get letters
    /// @param told how they agreed; empty if nobody says
    public ListmonkSubscriberParser(Path shown, Set<Long> lists, Set<Long> single, String told) {
        this.shown = shown;
        this.lists = Set.copyOf(lists);
        this.single = Set.copyOf(single);
        this.told = told;
    }

    /// What is said of somebody; empty if they are on none of the lists. Who is blocklisted is never written to again,
    /// whatever lists they are on.
    public Optional<RawSubscriberRow> read(JsonNode subscriber, long line) {
        List<JsonNode> theirs = StreamSupport.stream(subscriber.path("lists").spliterator(), false)
                .filter(list -> lists.contains(list.path("id").asLong()))
                .toList();
        boolean blocked = subscriber.path("status").asText().equals("blocklisted");
        if (theirs.isEmpty() && !blocked) {
            return Optional.empty();
        }
        String status = blocked ? "complained" : status(theirs);
        String email = subscriber.path("email").asText();
        String name = subscriber.path("name").asText();
        var fields = Map.of(
                SubscriberField.EMAIL,
                email,
                SubscriberField.NAME,
                name,
                SubscriberField.LANGUAGE,
                subscriber.path("attribs").path("language").asText(),
                SubscriberField.JOINED,
                subscriber.path("created_at").asText());
        var row = new RawSubscriberRow(shown, line, Map.of(), Map.of(), List.of(email, name, status));
        var foreignSubscriber = new ForeignSubscriber(
                fields,
                status,
                record(subscriber, theirs, blocked, status),
                theirs.stream().anyMatch(ListmonkSubscriberParser::isConfirmed),
                ForeignSubscriber.attributes(subscriber.path("attribs")));
        return Optional.of(ForeignRowParser.written(row, ForeignProduct.LISTMONK, foreignSubscriber, told));
    }

    /// On several lists that become one: a member of any of them is a member.
    private String status(List<JsonNode> theirs) {
        boolean active = theirs.stream()
                .anyMatch(list -> isConfirmed(list)
                        || (state(list).equals("unconfirmed")
                                && single.contains(list.path("id").asLong())));
        if (active) {
            return "active";
        }
        return theirs.stream().anyMatch(list -> state(list).equals("unconfirmed")) ? "pending" : "unsubscribed";
    }

    private static String record(JsonNode subscriber, List<JsonNode> theirs, boolean blocked, String status) {
        if (blocked) {
            return "blocklisted " + subscriber.path("updated_at").asText();
        }
        String since = subscriber.path("created_at").asText();
        Optional<JsonNode> confirmed =
                theirs.stream().filter(ListmonkSubscriberParser::isConfirmed).findFirst();
        String network = confirmed
                .map(list -> MailchimpRowParser.network(
                        list.path("subscription_meta").path("optin_ip").asText()))
                .filter(found -> !found.isEmpty())
                .map(found -> " from " + found)
                .orElse("");
        return switch (status) {
            case "active" -> (confirmed.isPresent() ? "confirmed" + network + ", " : "") + "since " + since;
            case "pending" -> "not confirmed";
            default -> "left";
        };
    }

    private static boolean isConfirmed(JsonNode list) {
        return state(list).equals("confirmed");
    }

    private static String state(JsonNode list) {
        return list.path("subscription_status").asText();
    }
}
