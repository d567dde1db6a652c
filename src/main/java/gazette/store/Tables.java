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
    public ArticleNumberTable articleNumbers() {
        return new ArticleNumberTable(handle);
    }

    /// What is known of the articles' pictures.
    public ImageFetchTable imageFetches() {
        return new ImageFetchTable(handle);
    }

    /// What is known of the pages that entries are about.
    public PageFetchTable pageFetches() {
        return new PageFetchTable(handle);
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
    public SubscriberImportTable subscriberImports() {
        return new SubscriberImportTable(handle);
    }

    /// Members by what they are like.
    public SegmentMemberQueries segmentMembers() {
        return new SegmentMemberQueries(handle);
    }

    /// Everything that is known of one reader.
    public PersonalDataQueries personalData() {
        return new PersonalDataQueries(handle);
    }

    /// Takes readers out of every table.
    public SubscriberEraser subscriberEraser() {
        return new SubscriberEraser(handle);
    }

    /// Files of readers that were taken up.
    public ImportedFileTable importedFiles() {
        return new ImportedFileTable(handle);
    }

    /// What readers have been covered with.
    public ArticleCoverageTable articleCoverages() {
        return new ArticleCoverageTable(handle);
    }

    /// Sign-ups that wait for the owner of the address.
    public SignupTable signups() {
        return new SignupTable(handle);
    }

    /// Short letters to single readers.
    public NotificationTable notifications() {
        return new NotificationTable(handle);
    }

    /// The run log.
    public RunTable runs() {
        return new RunTable(handle);
    }

    /// What issues offered.
    public OfferedArticleTable offeredArticles() {
        return new OfferedArticleTable(handle);
    }

    /// Issues and their articles.
    public IssueTable issues() {
        return new IssueTable(handle);
    }

    /// How issues are rendered.
    public IssueVariantTable variants() {
        return new IssueVariantTable(handle);
    }

    /// What groups of readers get of an issue.
    public SubscriberGroupTable groups() {
        return new SubscriberGroupTable(handle);
    }

    /// Issues on their way.
    public IssueSendingTable sending() {
        return new IssueSendingTable(handle);
    }

    /// Who issues go to.
    public RecipientSnapshotTable recipients() {
        return new RecipientSnapshotTable(handle);
    }

    /// Parts of issues, and who has claimed them.
    public ChunkClaimTable chunks() {
        return new ChunkClaimTable(handle);
    }

    /// The ledger: a row for each letter.
    DeliveryTable deliveries() {
        return new DeliveryTable(handle);
    }

    /// What the ledger comes to.
    public DeliveryStatsQueries deliveryStats() {
        return new DeliveryStatsQueries(handle);
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
    public WebSubHubTable hubs() {
        return new WebSubHubTable(handle);
    }

    /// What became of one article or one reader.
    public ExplainQueries explanations() {
        return new ExplainQueries(handle);
    }

    /// Machines that send.
    public SenderNodeTable nodes() {
        return new SenderNodeTable(handle);
    }

    /// How many letters relays took.
    public RelayUsageTable relayUsage() {
        return new RelayUsageTable(handle);
    }

    /// Addresses that no letter may go to.
    public BlockedAddressTable blockedAddresses() {
        return new BlockedAddressTable(handle);
    }

    /// How often what readers may see has changed.
    public ChangeCounterTable changeCounter() {
        return new ChangeCounterTable(handle);
    }

    /// What editors are told of besides runs, and who ordered what.
    public EditorEventTable events() {
        return new EditorEventTable(handle);
    }
}
