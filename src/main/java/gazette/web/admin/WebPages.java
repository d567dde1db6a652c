package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.reports.WithdrawFromWeb;
import gazette.store.ArticleTable.WebArticle;
import gazette.store.IssueListQueries.IssueSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves what an issue is on the web after it went out: what can be corrected there, withdrawn and put back.
final class WebPages {
    private static final String ON_WEB = "on the web";
    private static final String WITHDRAWN = "withdrawn";

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get("/desk/issues/{issue}/web", AccountRole.VIEWER, WebPages::show),
                AdminRoute.post("/desk/issues/{issue}/withdraw", AccountRole.EDITOR, request -> issue(request, false)),
                AdminRoute.post("/desk/issues/{issue}/restore", AccountRole.EDITOR, request -> issue(request, true)),
                AdminRoute.post(
                        "/desk/issues/{issue}/articles/{article}/withdraw",
                        AccountRole.EDITOR,
                        request -> article(request, false)),
                AdminRoute.post(
                        "/desk/issues/{issue}/articles/{article}/restore",
                        AccountRole.EDITOR,
                        request -> article(request, true)));
    }

    static Optional<IssueSummary> found(AdminRequest request) {
        Optional<IssueSummary> issue = request.number("issue")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.issueLists().find(id)));
        if (issue.isEmpty()) {
            request.problem(404, "report.no_issue");
        }
        return issue;
    }

    static Optional<WebArticle> article(AdminRequest request, IssueSummary issue) {
        return request.app().store().read(tables -> tables.articles().ofIssueOnWeb(issue.id())).stream()
                .filter(article -> request.number("article").orElse(0L) == article.id())
                .findFirst();
    }

    private static void show(AdminRequest request) {
        found(request)
                .ifPresent(issue -> request.render(
                        "issue_on_web",
                        Map.of(
                                "issue", issue,
                                "articles",
                                        request.app()
                                                .store()
                                                .read(tables ->
                                                        tables.articles().ofIssueOnWeb(issue.id())),
                                "corrections",
                                        request.app()
                                                .store()
                                                .read(tables ->
                                                        tables.corrections().of(issue.id())),
                                "mayChange", request.account().role().includes(AccountRole.EDITOR),
                                "site", request.app().site().absolute("/"))));
    }

    private static void issue(AdminRequest request, boolean shown) {
        Optional<IssueSummary> issue = found(request);
        if (issue.isEmpty()) {
            return;
        }
        Optional<List<String>> articles = new WithdrawFromWeb(request.app())
                .issue(
                        issue.get().id(),
                        shown,
                        request.audit(
                                shown ? "issue.restore" : "issue.withdraw",
                                issue.get().name(),
                                Optional.of(shown ? WITHDRAWN : ON_WEB),
                                Optional.of(shown ? ON_WEB : WITHDRAWN)));
        if (articles.isEmpty()) {
            request.problem(409, shown ? "report.not_withdrawn" : "report.withdrawn_before");
            return;
        }
        request.notice(
                shown ? "report.restored" : "report.withdrawn",
                issue.get().name(),
                articles.get().size());
        request.redirect("/desk/issues/" + issue.get().id() + "/web");
    }

    private static void article(AdminRequest request, boolean shown) {
        Optional<IssueSummary> issue = found(request);
        Optional<WebArticle> article = issue.flatMap(found -> article(request, found));
        if (issue.isEmpty()) {
            return;
        }
        if (article.isEmpty()) {
            request.problem(404, "report.no_article");
            return;
        }
        boolean changed = new WithdrawFromWeb(request.app())
                .article(
                        article.get().id(),
                        shown,
                        request.audit(
                                shown ? "article.restore" : "article.withdraw",
                                article.get().file(),
                                Optional.of(shown ? WITHDRAWN : ON_WEB),
                                Optional.of(shown ? ON_WEB : WITHDRAWN)));
        if (!changed) {
            request.problem(409, shown ? "report.not_withdrawn" : "report.withdrawn_before");
            return;
        }
        request.notice(
                shown ? "report.article_restored" : "report.article_withdrawn",
                article.get().title());
        request.redirect("/desk/issues/" + issue.get().id() + "/web");
    }
}
