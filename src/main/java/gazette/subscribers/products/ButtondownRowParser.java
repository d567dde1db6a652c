package gazette.subscribers.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.subscribers.csv.SubscriberField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Parses rows of Buttondown's CSV export. Its types are mostly about payment: a subscriber who is paused or has not
/// paid still gets mails.
final class ButtondownRowParser {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
            return ForeignSubscriber.attributes(JSON.readTree(metadata.isEmpty() ? "{}" : metadata));
        } catch (JsonProcessingException e) {
            return new LinkedHashMap<>(Map.of("metadata", metadata));
        }
    }
}
