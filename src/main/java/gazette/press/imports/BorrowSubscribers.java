package gazette.press.imports;

import gazette.config.DatabaseConfig;
import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.store.SegmentMemberQueries.Member;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.csv.ImportRow.ValidRow;
import gazette.subscribers.segments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Copies the subscribers in one database into another one: the demo shows who would get what, and has its own. Who
/// left a list has left it there, too. Changes nothing in the first.
public final class BorrowSubscribers {
    private static final int PAGE = 1000;
    /// A demo keeps all its mails in memory.
    private static final int MOST_OF_A_LIST = 5000;

    private static final String ORIGIN = "the workspace's database";

    private final AppContext context;

    /// @param context of the workspace that gets them
    public BorrowSubscribers(AppContext context) {
        this.context = context;
    }

    /// Copies the members of the workspace's lists; nobody if there is no such database, or one of an older program.
    ///
    /// @throws gazette.store.StoreException if it cannot be reached
    public void from(DatabaseConfig database) {
        Optional<Store> opened = Store.openAsItIs(database);
        if (opened.isEmpty()) {
            return;
        }
        try (Store source = opened.get()) {
            context.config().lists().values().forEach(list -> copy(list, source));
        }
    }

    private void copy(ListConfig list, Store source) {
        long id = context.store().write(tables -> tables.lists().idOf(list.name()));
        List<Member> page = source.read(tables -> page(list, 0, 0, tables));
        int copied = 0;
        while (!page.isEmpty() && copied < MOST_OF_A_LIST) {
            add(id, page, source);
            copied += page.size();
            Member last = page.getLast();
            page = source.read(tables -> page(list, last.list(), last.subscriber(), tables));
        }
    }

    private static List<Member> page(ListConfig list, long afterList, long afterSubscriber, Tables tables) {
        return tables.segmentMembers().page(new Segment.OnList(list.name()), afterList, afterSubscriber, PAGE);
    }

    private void add(long list, List<Member> members, Store source) {
        Map<Long, Map<String, String>> attributes = source.read(tables -> tables.segmentMembers()
                .attributes(members.stream().map(Member::subscriber).toList()));
        List<ValidRow> rows = members.stream()
                .filter(member -> member.status() != Status.PENDING)
                .flatMap(member -> row(member, attributes.getOrDefault(member.subscriber(), Map.of())).stream())
                .toList();
        context.store().change(tables -> {
            var batch = new ImportBatch(context.keyRing(), tables.subscriberImports(), new ArrayList<>(rows));
            batch.classify(list);
            batch.write(list, ORIGIN, context.clock().instant());
        });
    }

    private static Optional<ValidRow> row(Member member, Map<String, String> attributes) {
        return EmailAddress.parse(member.address())
                .map(address -> new ValidRow(
                        address,
                        member.name(),
                        member.language(),
                        member.zone(),
                        member.cadence(),
                        member.topics(),
                        member.status() == Status.ACTIVE ? Status.ACTIVE : Status.UNSUBSCRIBED,
                        Optional.of(member.joined()),
                        ORIGIN,
                        attributes));
    }
}
