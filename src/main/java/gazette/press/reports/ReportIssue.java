package gazette.press.reports;

import gazette.delivery.SmtpReply;
import gazette.issues.DeliveryState;
import gazette.press.reports.IssueReport.Refusal;
import gazette.press.reports.IssueReport.Share;
import gazette.press.workspace.AppContext;
import gazette.store.IssueDigestTable.DigestKind;
import gazette.store.IssueDigestTable.DigestRow;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.store.Tables;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports what became of an issue. Reads a few rows, however many letters it had.
public final class ReportIssue {
    private final AppContext context;
    private final DigestIssues digests;

    public ReportIssue(AppContext context, DigestIssues digests) {
        this.context = context;
        this.digests = digests;
    }

    /// Returns the report of an issue; empty if there is no such issue.
    public Optional<IssueReport> run(long issue) {
        boolean isCounting = digests.refresh(context, issue);
        return context.store()
                .read(tables -> tables.issueLists().find(issue).map(found -> report(found, isCounting, tables)));
    }

    private static IssueReport report(IssueSummary issue, boolean isCounting, Tables tables) {
        List<DigestRow> digest = tables.issueDigests().of(issue.id());
        return new IssueReport(
                issue,
                tables.deliveryCounts().of(issue.id()),
                tables.deliveryCounts().changedAt(issue.id()),
                tables.issueDigests().countedAt(issue.id()),
                isCounting,
                shares(digest, DigestKind.RELAY),
                shares(digest, DigestKind.DOMAIN),
                refusals(digest),
                tables.issueDigests().leftAfter(issue.id(), issue.date()));
    }

    /// Those with most letters first, all others together last.
    private static List<Share> shares(List<DigestRow> digest, DigestKind kind) {
        Map<String, Share> shares = new LinkedHashMap<>();
        digest.stream()
                .filter(row -> row.kind() == kind)
                .forEach(row -> shares.merge(row.name(), share(row), ReportIssue::sum));
        return shares.values().stream()
                .sorted(Comparator.comparing((Share share) -> share.name().isEmpty())
                        .thenComparing(Comparator.comparingLong(Share::letters).reversed())
                        .thenComparing(Share::name))
                .toList();
    }

    private static Share share(DigestRow row) {
        long letters = row.letters();
        boolean isAccepted = row.state() == DeliveryState.ACCEPTED;
        boolean isLost = IssueReport.isLost(row.state());
        boolean isWaiting = !row.state().isFinal();
        return new Share(
                row.name(),
                letters,
                isAccepted ? letters : 0,
                isWaiting ? letters : 0,
                isLost ? letters : 0,
                isAccepted || isLost || isWaiting ? 0 : letters);
    }

    private static Share sum(Share one, Share other) {
        return new Share(
                one.name(),
                one.letters() + other.letters(),
                one.accepted() + other.accepted(),
                one.waiting() + other.waiting(),
                one.lost() + other.lost(),
                one.left() + other.left());
    }

    private static List<Refusal> refusals(List<DigestRow> digest) {
        return digest.stream()
                .filter(row -> row.kind() == DigestKind.REPLY)
                .map(row -> {
                    SmtpReply reply = SmtpReply.parse(row.example());
                    return new Refusal(row.state(), reply.code(), reply.enhanced(), row.letters(), row.example());
                })
                .toList();
    }
}
