package gazette.subscribers.products;

import gazette.subscribers.csv.SubscriberField;
import java.util.Map;

/// A row of Substack's `email_list.….csv`. Whose mail is disabled has left, or cannot be reached; an active
/// subscription is one that is paid for.
final class SubstackRowParser {
    private SubstackRowParser() {}

    static ForeignSubscriber read(CsvRow row) {
        boolean gone = row.isTrue("email_disabled");
        var fields = Map.of(
                SubscriberField.EMAIL, row.get("email"),
                SubscriberField.NAME, row.get("name"),
                SubscriberField.JOINED, row.get("created_at"));
        var attributes = Map.of("plan", row.get("plan"), "paid", row.isTrue("active_subscription") ? "yes" : "");
        String record = gone ? "mail disabled" : "since " + row.get("created_at");
        return new ForeignSubscriber(fields, gone ? "unsubscribed" : "active", record, attributes);
    }
}
