package gazette.subscribers.products;

import gazette.subscribers.csv.RawSubscriberRow;
import gazette.subscribers.csv.SubscriberField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the rows of one of another product's files.
public final class ForeignRowParser {
    private final ForeignProduct product;
    private final Map<String, Integer> places;
    private final String kind;
    private final String told;

    /// @param file its name, which says at Mailchimp who is in it
    /// @param told how they agreed, if somebody says; empty if not
    public ForeignRowParser(ForeignProduct product, String file, List<String> headings, String told) {
        this.product = product;
        this.places = CsvRow.columnIndexes(headings);
        this.kind = product == ForeignProduct.MAILCHIMP ? MailchimpRowParser.kind(file, places) : "active";
        this.told = told;
    }

    /// Whether it holds people who never joined: they are none of ours.
    public boolean neverSubscribed() {
        return kind.equals("nonsubscribed") || kind.equals("transactional") || kind.equals("archived");
    }

    /// Whether nothing says who is in it.
    public boolean statusUnknown() {
        return kind.isEmpty();
    }

    /// Whether it holds people who have gone: they go first, so that nobody comes in before.
    public boolean haveLeft() {
        return kind.equals("unsubscribed") || kind.equals("cleaned");
    }

    /// A row in our words.
    public RawSubscriberRow read(RawSubscriberRow row) {
        ForeignSubscriber subscriber = moved(new CsvRow(places, row.cells()));
        return written(row, product, subscriber, told);
    }

    static RawSubscriberRow written(
            RawSubscriberRow row, ForeignProduct product, ForeignSubscriber subscriber, String told) {
        var fields = new EnumMap<>(subscriber.fields());
        fields.put(SubscriberField.STATUS, subscriber.status());
        fields.put(SubscriberField.CONSENT, consent(product, subscriber, told));
        return new RawSubscriberRow(
                row.file(), row.line(), fields, new LinkedHashMap<>(subscriber.attributes()), row.cells());
    }

    private ForeignSubscriber moved(CsvRow row) {
        return switch (product) {
            case MAILCHIMP -> MailchimpRowParser.read(row, kind);
            case SUBSTACK -> SubstackRowParser.read(row);
            case BUTTONDOWN -> ButtondownRowParser.read(row);
            case GHOST -> GhostRowParser.read(row);
            case LISTMONK -> throw new IllegalStateException("its CSV is not read");
        };
    }

    /// What the product has on record is added to what was told. It stands alone only where it tells that they agreed.
    private static String consent(ForeignProduct product, ForeignSubscriber subscriber, String told) {
        boolean alone = subscriber.proven() || !subscriber.status().equals("active");
        if (subscriber.record().isEmpty() || (told.isEmpty() && !alone)) {
            return told;
        }
        String record = product.title() + ": " + subscriber.record();
        return told.isEmpty() || !subscriber.status().equals("active") ? record : told + "; " + record;
    }
}
