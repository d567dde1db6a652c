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

    /// Articles by the numbers that they got when they became eligible.
    public ReleaseTable releases() {
        return new ReleaseTable(handle);
    }

    /// What is known of the articles' pictures.
    public PictureTable pictures() {
        return new PictureTable(handle);
    }

    /// What is known of the pages that entries are about.
    public PageTable pages() {
        return new PageTable(handle);
    }

    /// Articles as readers come upon them.
    public PublicArticleTable publicArticles() {
        return new PublicArticleTable(handle);
    }

    /// Lists by their names.
    public ListTable lists() {
        return new ListTable(handle);
    }

    /// Readers by their addresses.
    public SubscriberTable subscribers() {
        return new SubscriberTable(handle);
    }

    /// Who is on which list, and what they want of it.
    public MembershipTable memberships() {
        return new MembershipTable(handle);
    }

    /// Readers by the thousand.
    public ImportTable imports() {
        return new ImportTable(handle);
    }

    /// Members by what they are like.
    public RosterTable rosters() {
        return new RosterTable(handle);
    }

    /// Everything that is known of one reader.
    public DossierTable dossiers() {
        return new DossierTable(handle);
    }

    /// Takes readers out of every table.
    public ErasureTable erasures() {
        return new ErasureTable(handle);
    }

    /// Files of readers that were taken up.
    public ReaderFileTable readerFiles() {
        return new ReaderFileTable(handle);
    }

    /// What readers have been covered with.
    public CoverageTable coverages() {
        return new CoverageTable(handle);
    }

    /// Sign-ups that wait for the owner of the address.
    public SignupTable signups() {
        return new SignupTable(handle);
    }

    /// Short letters to single readers.
    public NoteTable notes() {
        return new NoteTable(handle);
    }

    /// The run log.
    public RunTable runs() {
        return new RunTable(handle);
    }

    /// What issues offered.
    public OfferTable offers() {
        return new OfferTable(handle);
    }

    /// Issues and their articles.
    public IssueTable issues() {
        return new IssueTable(handle);
    }

    /// How issues are rendered.
    public VariantTable variants() {
        return new VariantTable(handle);
    }

    /// What groups of readers get of an issue.
    public GroupTable groups() {
        return new GroupTable(handle);
    }

    /// Issues on their way.
    public SendingTable sending() {
        return new SendingTable(handle);
    }

    /// Who issues go to.
    public RecipientTable recipients() {
        return new RecipientTable(handle);
    }

    /// Parts of issues, and who has claimed them.
    public ChunkTable chunks() {
        return new ChunkTable(handle);
    }

    /// The ledger: a row for each letter.
    DeliveryTable deliveries() {
        return new DeliveryTable(handle);
    }

    /// What the ledger comes to.
    public AccountTable accounts() {
        return new AccountTable(handle);
    }

    /// Feeds that are followed.
    public FeedTable feeds() {
        return new FeedTable(handle);
    }

    /// Entries of theirs that wait for an editor.
    public HeldEntryTable heldEntries() {
        return new HeldEntryTable(handle);
    }

    /// What hubs were told of our feeds.
    public HubTable hubs() {
        return new HubTable(handle);
    }

    /// What became of one article or one reader.
    public WhyTable why() {
        return new WhyTable(handle);
    }

    /// Machines that send.
    public NodeTable nodes() {
        return new NodeTable(handle);
    }

    /// How many letters relays took.
    public RelayTable relays() {
        return new RelayTable(handle);
    }

    /// Addresses that no letter may go to.
    public SuppressionTable suppressions() {
        return new SuppressionTable(handle);
    }

    /// How often what readers may see has changed.
    public ChangeTable changes() {
        return new ChangeTable(handle);
    }

    /// What editors are told of besides runs, and who ordered what.
    public EventTable events() {
        return new EventTable(handle);
    }
}
