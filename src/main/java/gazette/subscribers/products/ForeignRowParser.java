package gazette.subscribers.products;

import gazette.subscribers.csv.RawSubscriberRow;
import gazette.subscribers.csv.SubscriberField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses the rows of one file of another product's export.
public final class ForeignRowParser {
    private final ForeignProduct product;
    private final Map<String, Integer> columnIndexes;
    private final String kind;
    private final String consent;

    /// Creates a parser for one file.
    ///
    /// @param file the file's name, which at Mailchimp says who is in it
    /// @param consent how the subscribers agreed to get mails, if the user says so; otherwise empty
    public ForeignRowParser(ForeignProduct product, String file, List<String> headings, String consent) {
        this.product = product;
        this.columnIndexes = CsvRow.columnIndexes(headings);
        this.kind = product == ForeignProduct.MAILCHIMP ? MailchimpRowParser.kind(file, columnIndexes) : "active";
        this.consent = consent;
    }

    /// Returns whether the file holds people who never subscribed, and who are not imported.
    public boolean neverSubscribed() {
        return kind.equals("nonsubscribed") || kind.equals("transactional") || kind.equals("archived");
    }

    /// Returns whether the file does not say who is in it.
    public boolean statusUnknown() {
        return kind.isEmpty();
    }

    /// Returns whether the file holds people who unsubscribed. They are imported first, so that another file cannot
    /// subscribe them.
    public boolean haveLeft() {
        return kind.equals("unsubscribed") || kind.equals("cleaned");
    }

    /// Converts a row to our fields.
    public RawSubscriberRow read(RawSubscriberRow row) {
        ForeignSubscriber subscriber = parse(new CsvRow(columnIndexes, row.cells()));
        return written(row, product, subscriber, consent);
    }

    static RawSubscriberRow written(
            RawSubscriberRow row, ForeignProduct product, ForeignSubscriber subscriber, String consent) {
        var fields = new EnumMap<>(subscriber.fields());
        fields.put(SubscriberField.STATUS, subscriber.status());
        fields.put(SubscriberField.CONSENT, consent(product, subscriber, consent));
        return new RawSubscriberRow(
                row.file(), row.line(), fields, new LinkedHashMap<>(subscriber.attributes()), row.cells());
    }

    private ForeignSubscriber parse(CsvRow row) {
        return switch (product) {
            case MAILCHIMP -> MailchimpRowParser.read(row, kind);
            case SUBSTACK -> SubstackRowParser.read(row);
            case BUTTONDOWN -> ButtondownRowParser.read(row);
            case GHOST -> GhostRowParser.read(row);
            case LISTMONK -> throw new IllegalStateException("its CSV is not read");
        };
    }

    /// The product's record is added to what the user says. Alone it is enough only if it proves consent.
    private static String consent(ForeignProduct product, ForeignSubscriber subscriber, String consent) {
        boolean suffices = subscriber.proven() || !subscriber.status().equals("active");
        if (subscriber.record().isEmpty() || (consent.isEmpty() && !suffices)) {
            return consent;
        }
        String record = product.title() + ": " + subscriber.record();
        return consent.isEmpty() || !subscriber.status().equals("active") ? record : consent + "; " + record;
    }
}
