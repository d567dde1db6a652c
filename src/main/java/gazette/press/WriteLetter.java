package gazette.press;

import gazette.config.ListConfig;
import gazette.delivery.HeaderField;
import gazette.delivery.Letter;
import gazette.render.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Addresses an edition to one reader, with the header fields that bulk mail must have.
final class WriteLetter {
    private final ListConfig list;
    private final Edition edition;
    private final String slot;
    private final Instant date;

    /// A writer for one edition.
    ///
    /// @param slot stands in the edition where the reader's unsubscribe link goes
    /// @param date of the issue
    WriteLetter(ListConfig list, Edition edition, String slot, Instant date) {
        this.list = list;
        this.edition = edition;
        this.slot = slot;
        this.date = date;
    }

    /// The letter for one reader.
    ///
    /// @param id makes the Message-ID: the same for the same issue and reader
    /// @param unsubscribe the reader's own link; a POST there leaves the list (RFC 8058)
    Letter to(String name, String address, String id, String unsubscribe) {
        return new Letter(
                list.from(),
                name,
                address,
                list.replyTo(),
                edition.subject(),
                edition.text().replace(slot, unsubscribe),
                edition.html().replace(slot, unsubscribe),
                id + "@" + list.from().domain(),
                date,
                fields(unsubscribe));
    }

    private List<HeaderField> fields(String unsubscribe) {
        var fields = new ArrayList<HeaderField>();
        // RFC 2919 wants a domain of the list's own below one that we control.
        fields.add(
                new HeaderField("List-Id", "<" + list.name() + "." + list.from().domain() + ">"));
        fields.add(new HeaderField("List-Unsubscribe", "<" + unsubscribe + ">"));
        fields.add(new HeaderField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        fields.add(new HeaderField("Auto-Submitted", "auto-generated"));
        fields.add(new HeaderField("Precedence", "bulk"));
        return fields;
    }
}
