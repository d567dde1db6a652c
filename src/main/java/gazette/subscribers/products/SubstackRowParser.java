package gazette.subscribers.products;

import gazette.subscribers.csv.SubscriberField;
import java.util.Map;

/// Parses rows of Substack's `email_list.….csv`. If mail is disabled, the subscriber left or cannot be reached. An
/// active subscription there is a paid one.
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
