package gazette.store;

import org.jdbi.v3.core.Handle;

/// The tables, within one transaction.
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    /// Articles on file.
    public ArticleTable articles() {
        return new ArticleTable(handle);
    }

    /// Lists by their names.
    public ListTable lists() {
        return new ListTable(handle);
    }

    /// Readers and their memberships.
    public SubscriberTable subscribers() {
        return new SubscriberTable(handle);
    }

    /// The run log.
    public RunTable runs() {
        return new RunTable(handle);
    }

    /// Issues, their articles and their renderings.
    public IssueTable issues() {
        return new IssueTable(handle);
    }

    /// The ledger: a row for each letter.
    public DeliveryTable deliveries() {
        return new DeliveryTable(handle);
    }
}
