package gazette.subscribers;

import java.util.Map;

/// A row of Ghost's members CSV.
final class GhostRow {
    private GhostRow() {}

    static Moved read(Cells row) {
        boolean member =
                row.says("subscribed_to_emails") && row.get("deleted_at").isEmpty();
        var fields = Map.of(
                ReaderField.EMAIL, row.get("email"),
                ReaderField.NAME, row.get("name"),
                ReaderField.JOINED, row.get("created_at"));
        var attributes = Map.of(
                "tags", row.list("labels"),
                "tiers", row.get("tiers"),
                "notes", row.get("note"),
                "paid", row.says("complimentary_plan") ? "complimentary" : "");
        String record = member ? "since " + row.get("created_at") : "no mail wanted";
        return new Moved(fields, member ? "active" : "unsubscribed", record, attributes);
    }
}
