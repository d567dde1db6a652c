package gazette.subscribers;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the rows of one of another product's files.
public final class MovedReaders {
    private final Product product;
    private final Map<String, Integer> places;
    private final String kind;
    private final String told;

    /// @param file its name, which says at Mailchimp who is in it
    /// @param told how they agreed, if somebody says; empty if not
    public MovedReaders(Product product, String file, List<String> headings, String told) {
        this.product = product;
        this.places = Cells.places(headings);
        this.kind = product == Product.MAILCHIMP ? MailchimpRow.kind(file, places) : "active";
        this.told = told;
    }

    /// Whether it holds people who never joined: they are none of ours.
    public boolean areStrangers() {
        return kind.equals("nonsubscribed") || kind.equals("transactional") || kind.equals("archived");
    }

    /// Whether nothing says who is in it.
    public boolean areUnknown() {
        return kind.isEmpty();
    }

    /// Whether it holds people who have gone: they go first, so that nobody comes in before.
    public boolean areGone() {
        return kind.equals("unsubscribed") || kind.equals("cleaned");
    }

    /// A row in our words.
    public WrittenReader read(WrittenReader row) {
        Moved moved = moved(new Cells(places, row.cells()));
        return written(row, product, moved, told);
    }

    static WrittenReader written(WrittenReader row, Product product, Moved moved, String told) {
        var fields = new EnumMap<>(moved.fields());
        fields.put(ReaderField.STATUS, moved.status());
        fields.put(ReaderField.CONSENT, consent(product, moved, told));
        return new WrittenReader(row.file(), row.line(), fields, new LinkedHashMap<>(moved.attributes()), row.cells());
    }

    private Moved moved(Cells row) {
        return switch (product) {
            case MAILCHIMP -> MailchimpRow.read(row, kind);
            case SUBSTACK -> SubstackRow.read(row);
            case BUTTONDOWN -> ButtondownRow.read(row);
            case GHOST -> GhostRow.read(row);
            case LISTMONK -> throw new IllegalStateException("its CSV is not read");
        };
    }

    /// What the product has on record is added to what was told. It stands alone only where it tells that they agreed.
    private static String consent(Product product, Moved moved, String told) {
        boolean alone = moved.proven() || !moved.status().equals("active");
        if (moved.record().isEmpty() || (told.isEmpty() && !alone)) {
            return told;
        }
        String record = product.title() + ": " + moved.record();
        return told.isEmpty() || !moved.status().equals("active") ? record : told + "; " + record;
    }
}
