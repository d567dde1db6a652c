package gazette.subscribers.products;

import gazette.subscribers.csv.SubscriberField;
import java.util.Map;

/// Parses rows of Ghost's CSV export of members.
final class GhostRowParser {
    private GhostRowParser() {}

    static ForeignSubscriber read(CsvRow row) {
        boolean member =
                row.isTrue("subscribed_to_emails") && row.get("deleted_at").isEmpty();
        var fields = Map.of(
                SubscriberField.EMAIL, row.get("email"),
                SubscriberField.NAME, row.get("name"),
                SubscriberField.JOINED, row.get("created_at"));
        var attributes = Map.of(
                "tags", row.list("labels"),
                "tiers", row.get("tiers"),
                "notes", row.get("note"),
                "paid", row.isTrue("complimentary_plan") ? "complimentary" : "");
        String record = member ? "since " + row.get("created_at") : "no mail wanted";
        return new ForeignSubscriber(fields, member ? "active" : "unsubscribed", record, attributes);
    }
}
