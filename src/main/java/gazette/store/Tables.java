package gazette.store;

import org.jdbi.v3.core.Handle;

/// Gives access to the tables within one transaction.
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    /// Returns the people who sign in to the desk.
    public AccountTable accounts() {
        return new AccountTable(handle);
    }

    /// Returns the browsers that are signed in to the desk.
    public AccountSessionTable accountSessions() {
        return new AccountSessionTable(handle);
    }

    /// Returns what accounts prove themselves with.
    public AccountProofTable accountProofs() {
        return new AccountProofTable(handle);
    }

    /// Returns the passkeys of accounts.
    public PasskeyTable passkeys() {
        return new PasskeyTable(handle);
    }

    /// Returns links that let somebody in once.
    public AccessLinkTable accessLinks() {
        return new AccessLinkTable(handle);
    }

    /// Returns sign-ins that have begun.
    public SignInStepTable signInSteps() {
        return new SignInStepTable(handle);
    }

    /// Returns how far tries of passwords are used up.
    public GuessLimitTable guessLimits() {
        return new GuessLimitTable(handle);
    }

    /// Returns the record of what was done at the desk.
    public AuditTable audit() {
        return new AuditTable(handle);
    }

    /// Returns the table of articles.
    public ArticleTable articles() {
        return new ArticleTable(handle);
    }

    /// Returns the pauses of relays.
    public RelayPauseTable relayPauses() {
        return new RelayPauseTable(handle);
    }

    /// Returns recipients that were refused without a reason.
    public BareRefusalTable bareRefusals() {
        return new BareRefusalTable(handle);
    }

    /// Returns articles by the numbers that they got when they became eligible.
    public ReleasedArticleTable articleNumbers() {
        return new ReleasedArticleTable(handle);
    }

    /// Returns what is known of the articles' images.
    public ImageFetchTable imageFetches() {
        return new ImageFetchTable(handle);
    }

    /// Returns the pictures themselves.
    public PictureFileTable pictureFiles() {
        return new PictureFileTable(handle);
    }

    /// Returns what is known of the pages that entries are about.
    public PageFetchTable pageFetches() {
        return new PageFetchTable(handle);
    }

    /// Returns articles as subscribers come upon them.
    public PublicArticleTable publicArticles() {
        return new PublicArticleTable(handle);
    }

    /// Returns the order of articles within a list.
    public ArticleOrderQueries articleOrder() {
        return new ArticleOrderQueries(handle);
    }

    /// Returns the pages that are on the web.
    public PublicPageQueries publicPages() {
        return new PublicPageQueries(handle);
    }

    /// Numbers lists by their names. What they are like is in the settings.
    public ListTable lists() {
        return new ListTable(handle);
    }

    /// Returns subscribers by their addresses.
    public SubscriberTable subscribers() {
        return new SubscriberTable(handle);
    }

    /// Returns who is on which list, and what they want of it.
    public MembershipTable memberships() {
        return new MembershipTable(handle);
    }

    /// Returns subscribers by the thousand.
    public SubscriberImportTable subscriberImports() {
        return new SubscriberImportTable(handle);
    }

    /// Returns members by what they are like.
    public SegmentMemberQueries segmentMembers() {
        return new SegmentMemberQueries(handle);
    }

    /// Returns everything that is known of one subscriber.
    public PersonalDataQueries personalData() {
        return new PersonalDataQueries(handle);
    }

    /// Takes subscribers out of every table.
    public SubscriberEraser subscriberEraser() {
        return new SubscriberEraser(handle);
    }

    /// Returns files of subscribers that were taken up.
    public ImportedFileTable importedFiles() {
        return new ImportedFileTable(handle);
    }

    /// Returns what subscribers have been covered with.
    public ArticleCoverageTable articleCoverages() {
        return new ArticleCoverageTable(handle);
    }

    /// Returns sign-ups that wait for the owner of the address.
    public SignupTable signups() {
        return new SignupTable(handle);
    }

    /// Returns short mails to single subscribers.
    public NotificationTable notifications() {
        return new NotificationTable(handle);
    }

    /// Returns what forms asked to be mailed.
    public MailRequestTable mailRequests() {
        return new MailRequestTable(handle);
    }

    /// Returns the run log.
    public RunTable runs() {
        return new RunTable(handle);
    }

    /// Returns editors' words for issues.
    public IssueNoteTable issueNotes() {
        return new IssueNoteTable(handle);
    }

    /// Returns what editors have decided for the next issues.
    public IssueDraftTable issueDrafts() {
        return new IssueDraftTable(handle);
    }

    /// Returns the reviews of issues before their slots.
    public ReviewTable reviews() {
        return new ReviewTable(handle);
    }

    /// Returns the mails to those who review.
    public ReviewMailTable reviewMails() {
        return new ReviewMailTable(handle);
    }

    /// Returns the addresses that tests went to.
    public TestAddressTable testAddresses() {
        return new TestAddressTable(handle);
    }

    /// Returns which schedules rest.
    public SchedulePauseTable schedulePauses() {
        return new SchedulePauseTable(handle);
    }

    /// Returns what issues offered.
    public OfferedArticleTable offeredArticles() {
        return new OfferedArticleTable(handle);
    }

    /// Returns articles that took the place of others.
    public TakeoverTable takeovers() {
        return new TakeoverTable(handle);
    }

    /// Returns articles that issues left out because of a fault.
    public LeftOutArticleTable leftOutArticles() {
        return new LeftOutArticleTable(handle);
    }

    /// Returns issues and their articles.
    public IssueTable issues() {
        return new IssueTable(handle);
    }

    /// Returns how issues are rendered.
    public IssueVariantTable variants() {
        return new IssueVariantTable(handle);
    }

    /// Returns what groups of subscribers get of an issue.
    public SubscriberGroupTable groups() {
        return new SubscriberGroupTable(handle);
    }

    /// Returns issues that may still be undone.
    public IssueUndoTable undo() {
        return new IssueUndoTable(handle);
    }

    /// Returns how far issues were while they were sent.
    public IssueSampleTable issueSamples() {
        return new IssueSampleTable(handle);
    }

    /// Returns what the last issues of series were like.
    public LastIssueQueries lastIssues() {
        return new LastIssueQueries(handle);
    }

    /// Returns the orders to send by hand.
    public SendOrderTable sendOrders() {
        return new SendOrderTable(handle);
    }

    /// Returns issues on their way.
    public IssueSendingTable sending() {
        return new IssueSendingTable(handle);
    }

    /// Returns who issues go to.
    public RecipientSnapshotTable recipients() {
        return new RecipientSnapshotTable(handle);
    }

    /// Returns parts of issues, and who has claimed them.
    public ChunkClaimTable chunks() {
        return new ChunkClaimTable(handle);
    }

    /// Returns the delivery table: a row for each mail.
    DeliveryTable deliveries() {
        return new DeliveryTable(handle);
    }

    /// Returns how many letters of issues are in which state.
    public DeliveryCountTable deliveryCounts() {
        return new DeliveryCountTable(handle);
    }

    /// Returns issues as editors list them.
    public IssueListQueries issueLists() {
        return new IssueListQueries(handle);
    }

    /// Returns who got an issue.
    public IssueRecipientQueries issueRecipients() {
        return new IssueRecipientQueries(handle);
    }

    /// Returns what was corrected on the web.
    public CorrectionTable corrections() {
        return new CorrectionTable(handle);
    }

    /// Returns the letters of issues by relay, domain and reply.
    public IssueDigestTable issueDigests() {
        return new IssueDigestTable(handle);
    }

    /// Returns what the delivery table comes to.
    public DeliveryStatsQueries deliveryStats() {
        return new DeliveryStatsQueries(handle);
    }

    /// Returns feeds that are followed.
    public FeedTable feeds() {
        return new FeedTable(handle);
    }

    /// Returns which articles issues and their mails hold.
    public IssuedArticleQueries issuedArticles() {
        return new IssuedArticleQueries(handle);
    }

    /// Returns what editors should know of articles.
    public ArticleRemarkTable articleRemarks() {
        return new ArticleRemarkTable(handle);
    }

    /// Returns which articles are one in several languages.
    public TranslationTable translations() {
        return new TranslationTable(handle);
    }

    /// Returns entries of theirs that wait for an editor.
    public HeldEntryTable heldEntries() {
        return new HeldEntryTable(handle);
    }

    /// Returns what hubs were told of our feeds.
    public WebSubHubTable hubs() {
        return new WebSubHubTable(handle);
    }

    /// Returns what became of one article or one subscriber.
    public ExplanationQueries explanations() {
        return new ExplanationQueries(handle);
    }

    /// Returns machines that send.
    public SenderNodeTable nodes() {
        return new SenderNodeTable(handle);
    }

    /// Returns the marks of the keys that sign links.
    public LinkKeyTable linkKeys() {
        return new LinkKeyTable(handle);
    }

    /// Returns how many mails relays took.
    public RelayUsageTable relayUsage() {
        return new RelayUsageTable(handle);
    }

    /// Returns addresses that no mail may go to.
    public BlockedAddressTable blockedAddresses() {
        return new BlockedAddressTable(handle);
    }

    /// Returns how often what subscribers may see has changed.
    public ChangeCounterTable changeCounter() {
        return new ChangeCounterTable(handle);
    }

    /// Returns what editors are told of besides runs, and who ordered what.
    public EditorEventTable events() {
        return new EditorEventTable(handle);
    }

    /// Returns what the desk wrote into folders.
    public DeskWriteTable deskWrites() {
        return new DeskWriteTable(handle);
    }

    /// Returns what accounts write at the desk and have not saved yet.
    public ArticleEditTable articleEdits() {
        return new ArticleEditTable(handle);
    }

    /// Returns why files could not be read.
    public FileFaultTable fileFaults() {
        return new FileFaultTable(handle);
    }

    /// Returns articles as the desk lists them.
    public ArticleListQueries articleList() {
        return new ArticleListQueries(handle);
    }
}
