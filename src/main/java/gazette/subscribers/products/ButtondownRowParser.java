package gazette.subscribers.products;

import gazette.subscribers.csv.SubscriberField;
import gazette.text.BoundedJson;
import gazette.text.BoundedJson.InvalidJsonException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Parses rows of Buttondown's CSV export. Its types are mostly about payment: a subscriber who is paused or has not
/// paid still gets mails.
final class ButtondownRowParser {
    private ButtondownRowParser() {}

    static ForeignSubscriber read(CsvRow row) {
        String type = row.get("type", "subscriber_type").toLowerCase(Locale.ROOT);
        Map<String, String> attributes = attributes(row.get("metadata"));
        String name = attributes.getOrDefault("name", "");
        attributes.remove("name");
        attributes.put("tags", row.list("tags"));
        attributes.put("notes", row.get("notes"));
        attributes.put("source", row.get("source"));
        var fields = Map.of(
                SubscriberField.EMAIL, row.get("email", "email_address"),
                SubscriberField.NAME, name,
                SubscriberField.JOINED, row.get("creation_date"));
        String status = status(type);
        String record = status.equals("active") ? "since " + row.get("creation_date") : type;
        return new ForeignSubscriber(fields, status, record, attributes);
    }

    /// A type that Buttondown adds later is no status here, so its rows are invalid.
    private static String status(String type) {
        return switch (type) {
            case "regular", "premium", "trialed", "unpaid", "gifted", "churning", "churned", "paused", "past_due" ->
                "active";
            case "unactivated" -> "pending";
            case "unsubscribed", "removed", "spammy", "blocked", "disabled" -> "unsubscribed";
            case "undeliverable", "bounced" -> "bounced";
            case "complained" -> "complained";
            default -> "Buttondown's type " + type;
        };
    }

    private static Map<String, String> attributes(String metadata) {
        try {
            return ForeignSubscriber.attributes(BoundedJson.read(metadata.isEmpty() ? "{}" : metadata));
        } catch (InvalidJsonException e) {
            return new LinkedHashMap<>(Map.of("metadata", metadata));
        }
    }
}
