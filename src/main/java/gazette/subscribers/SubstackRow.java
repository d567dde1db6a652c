package gazette.subscribers;

import java.util.Map;

/// A row of Substack's `email_list.….csv`. Whose mail is disabled has left, or cannot be reached; an active
/// subscription is one that is paid for.
final class SubstackRow {
    private SubstackRow() {}

    static Moved read(Cells row) {
        boolean gone = row.says("email_disabled");
        var fields = Map.of(
                ReaderField.EMAIL, row.get("email"),
                ReaderField.NAME, row.get("name"),
                ReaderField.JOINED, row.get("created_at"));
        var attributes = Map.of("plan", row.get("plan"), "paid", row.says("active_subscription") ? "yes" : "");
        String record = gone ? "mail disabled" : "since " + row.get("created_at");
        return new Moved(fields, gone ? "unsubscribed" : "active", record, attributes);
    }
}
