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

/// Parses subscribers from listmonk's API.
public final class ListmonkSubscriberParser {
    /// The headings of the cells of each row.
    public static final List<String> HEADINGS = List.of("email", "name", "status");

    private final Path shown;
    private final Set<Long> lists;
    private final Set<Long> singleOptIn;
    private final String consent;

    /// Creates a parser.
    ///
    /// @param shown the server's name in messages
    /// @param lists the ids of the lists that are imported
    /// @param singleOptIn the ids of lists without confirmation: their unconfirmed members get mails
    /// @param consent how the subscribers agreed to get mails; empty if unknown
    public ListmonkSubscriberParser(Path shown, Set<Long> lists, Set<Long> singleOptIn, String consent) {
        this.shown = shown;
        this.lists = Set.copyOf(lists);
        this.singleOptIn = Set.copyOf(singleOptIn);
        this.consent = consent;
    }

    /// Parses one subscriber. Empty if they are on none of the lists, unless they are blocklisted: that counts for
    /// all lists.
    public Optional<RawSubscriberRow> read(JsonNode subscriber, long line) {
        List<JsonNode> memberships = StreamSupport.stream(
                        subscriber.path("lists").spliterator(), false)
                .filter(list -> lists.contains(list.path("id").asLong()))
                .toList();
        boolean blocked = subscriber.path("status").asText().equals("blocklisted");
        if (memberships.isEmpty() && !blocked) {
            return Optional.empty();
        }
        String status = blocked ? "complained" : status(memberships);
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
                record(subscriber, memberships, blocked, status),
                memberships.stream().anyMatch(ListmonkSubscriberParser::isConfirmed),
                ForeignSubscriber.attributes(subscriber.path("attribs")));
        return Optional.of(ForeignRowParser.written(row, ForeignProduct.LISTMONK, foreignSubscriber, consent));
    }

    /// Several lists may be imported into one: who is a member of any of them is a member.
    private String status(List<JsonNode> memberships) {
        boolean active = memberships.stream()
                .anyMatch(list -> isConfirmed(list)
                        || (state(list).equals("unconfirmed")
                                && singleOptIn.contains(list.path("id").asLong())));
        if (active) {
            return "active";
        }
        return memberships.stream().anyMatch(list -> state(list).equals("unconfirmed")) ? "pending" : "unsubscribed";
    }

    private static String record(JsonNode subscriber, List<JsonNode> memberships, boolean blocked, String status) {
        if (blocked) {
            return "blocklisted " + subscriber.path("updated_at").asText();
        }
        String since = subscriber.path("created_at").asText();
        Optional<JsonNode> confirmed = memberships.stream()
                .filter(ListmonkSubscriberParser::isConfirmed)
                .findFirst();
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
