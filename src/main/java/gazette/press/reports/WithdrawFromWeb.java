package gazette.press.reports;

import gazette.accounts.AuditEntry;
import gazette.articles.StoredArticle;
import gazette.press.feeds.PingWebSubHubs;
import gazette.press.workspace.AppContext;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes an issue or an article off the web, or puts it back. Letters stay as they are. Can be repeated.
public final class WithdrawFromWeb {
    private final AppContext context;

    public WithdrawFromWeb(AppContext context) {
        this.context = context;
    }

    /// Takes an issue off pages, feeds and archives, or puts it back, with those of its articles that are in no other
    /// public issue.
    ///
    /// @param shown whether it is put back
    /// @param entry for the audit log
    /// @return titles of the articles that go or come with it; empty if it was so before, or never on the web
    public Optional<List<String>> issue(long issue, boolean shown, AuditEntry entry) {
        Instant now = context.clock().instant();
        Optional<List<String>> articles = context.store().write(tables -> {
            boolean isLetterOnly = tables.issueLists()
                    .find(issue)
                    .flatMap(IssueSummary::corrects)
                    .isPresent();
            List<StoredArticle> before = onTheWeb(issue, tables);
            if (isLetterOnly || !tables.issues().withdraw(issue, !shown, now)) {
                return Optional.empty();
            }
            tables.events().addAuditEntry(shown ? "restore" : "withdraw", entry.subject(), "by " + entry.who(), now);
            tables.audit().append(now, entry);
            List<StoredArticle> after = onTheWeb(issue, tables);
            List<StoredArticle> more = shown ? after : before;
            List<StoredArticle> fewer = shown ? before : after;
            return Optional.of(more.stream()
                    .filter(stored -> !fewer.contains(stored))
                    .map(stored -> stored.article().title())
                    .toList());
        });
        articles.ifPresent(_ -> PingWebSubHubs.runBriefly(context));
        return articles;
    }

    /// Takes an article in all its languages off all pages and feeds, or puts it back.
    ///
    /// @return whether that changed anything
    public boolean article(long article, boolean shown, AuditEntry entry) {
        Instant now = context.clock().instant();
        boolean changed = context.store().write(tables -> {
            boolean done = tables.articles().withdraw(article, !shown, now);
            if (done) {
                tables.audit().append(now, entry);
            }
            return done;
        });
        if (changed) {
            PingWebSubHubs.runBriefly(context);
        }
        return changed;
    }

    private List<StoredArticle> onTheWeb(long issue, Tables tables) {
        List<Long> lists = context.publicListIds(tables);
        return tables.issuedArticles().ofIssue(issue).stream()
                .filter(stored ->
                        !tables.issuedArticles().listsOf(stored.id(), lists).isEmpty())
                .toList();
    }
}
