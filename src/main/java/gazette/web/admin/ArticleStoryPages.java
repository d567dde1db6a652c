package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.ReasonKind;
import gazette.press.files.DeskFolders;
import gazette.press.files.FolderFile;
import gazette.press.files.HoldArticle;
import gazette.press.picking.BringBackArticle;
import gazette.store.ArticleListQueries.IssueOfArticle;
import gazette.store.ArticleListQueries.ListedArticle;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.ExplanationQueries.KnownArticle;
import gazette.store.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells the story of an article: where it went, why it was left out, who wrote it at the desk; and what can be
/// done.
final class ArticleStoryPages {
    private static final String PATH = ArticlePages.PATH + "/{article}";
    private static final int MOST = 100;
    /// The choice itself, and what the article's remarks say.
    private static final Set<ReasonKind> TOLD_ELSEWHERE =
            Set.of(ReasonKind.PICKED, ReasonKind.WARNING, ReasonKind.CHANGED);
    private static final int MOST_REASONS = 50;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(ArticlePages.PATH + "/version/{write}", AccountRole.VIEWER, ArticleStoryPages::version),
                AdminRoute.get(PATH, AccountRole.VIEWER, ArticleStoryPages::story),
                AdminRoute.post(
                        PATH + "/again", AccountRole.EDITOR, ArticleEditPages.guarded(ArticleStoryPages::bringBack)),
                AdminRoute.post(PATH + "/hold", AccountRole.WRITER, ArticleEditPages.guarded(ArticleStoryPages::hold)));
    }

    private static Optional<ListedArticle> article(AdminRequest request) {
        return request.number("article")
                .flatMap(id -> request.app()
                        .store()
                        .read(tables -> tables.articleList().find(id)));
    }

    private static void story(AdminRequest request) {
        article(request)
                .ifPresentOrElse(
                        article -> request.render(
                                "article_story", request.app().store().read(tables -> model(article, request, tables))),
                        () -> request.problem(404, "files.no_file"));
    }

    private static Map<String, Object> model(ListedArticle article, AdminRequest request, Tables tables) {
        Instant now = request.app().clock().instant();
        List<IssueOfArticle> issues = tables.articleList().issues(article.id(), MOST);
        Map<String, Object> model = new HashMap<>();
        model.put("article", article);
        model.put("states", ArticlePages.states(article, now));
        model.put("waitsUntil", article.waitsUntil(now));
        model.put("edit", ArticlePages.edit(article, request));
        model.put("issues", issues);
        model.put("places", places(article, issues, request));
        model.put("choices", tables.explanations().choices(article.id()));
        model.put(
                "statements",
                tables.explanations().statements(article.id(), MOST_REASONS).stream()
                        .filter(statement -> !TOLD_ELSEWHERE.contains(statement.verdict()))
                        .toList());
        model.put("returns", tables.explanations().returns(article.id()));
        model.put("remarks", tables.articleRemarks().of(List.of(article.id())));
        model.put("versions", versions(article, request, tables));
        model.put("mayBringBack", article.leftOut() && request.account().role().includes(AccountRole.EDITOR));
        return model;
    }

    private static List<String> places(ListedArticle article, List<IssueOfArticle> issues, AdminRequest request) {
        List<String> lists = request.app().publicLists().stream()
                .map(list -> list.name())
                .filter(name -> issues.stream().anyMatch(issue -> issue.list().equals(name) && !issue.isWithdrawn()))
                .toList();
        return lists.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of("/a/" + article.slug()),
                                lists.stream().map(name -> "/" + name + "/feed.atom"))
                        .toList();
    }

    private static List<DeskWrite> versions(ListedArticle article, AdminRequest request, Tables tables) {
        return file(article, request)
                .map(file -> tables.deskWrites().versions(file.folder(), file.path(), MOST))
                .orElse(List.of());
    }

    private static Optional<FolderFile> file(ListedArticle article, AdminRequest request) {
        return new DeskFolders(request.app().config()).file(article.source(), Path.of(article.path()));
    }

    private static void version(AdminRequest request) {
        Optional<DeskWrite> version = request.number("write")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.deskWrites().byId(id)));
        if (version.isEmpty()) {
            request.problem(404, "files.no_file");
            return;
        }
        DeskWrite written = version.get();
        request.render(
                "article_version",
                Map.of(
                        "version",
                        written,
                        "file",
                        written.folder() + "/" + written.path(),
                        "text",
                        ArticleConflictPages.text(written.bytes())));
    }

    private static void bringBack(AdminRequest request) {
        Optional<KnownArticle> known = article(request)
                .flatMap(article -> request.app()
                        .store()
                        .read(tables -> tables.explanations().article(article.slug())));
        if (known.isEmpty()) {
            request.problem(404, "files.no_file");
            return;
        }
        List<String> lost = new BringBackArticle(request.app())
                .everywhere(
                        known.get(),
                        (tables, before) -> tables.audit()
                                .append(
                                        request.app().clock().instant(),
                                        request.audit(
                                                "article.again",
                                                known.get().slug(),
                                                Optional.of(String.join("; ", before)),
                                                Optional.empty())));
        if (lost.isEmpty()) {
            request.notice("files.not_lost");
        } else {
            request.notice("files.brought_back_note", String.join("; ", lost));
        }
        request.redirect(ArticlePages.PATH + "/" + request.path("article"));
    }

    private static void hold(AdminRequest request) {
        Optional<ListedArticle> article = article(request);
        Optional<FolderFile> file = article.flatMap(some -> file(some, request));
        if (file.isEmpty()) {
            request.problem(404, "files.no_file");
            return;
        }
        boolean isHeld = request.form("hold").equals("true");
        Optional<DeskWrite> written = new HoldArticle(
                        request.app(), request.account().name())
                .run(
                        file.get(),
                        isHeld,
                        tables -> tables.audit()
                                .append(
                                        request.app().clock().instant(),
                                        request.audit(
                                                isHeld ? "article.hold" : "article.release",
                                                file.get().shown(),
                                                Optional.empty(),
                                                Optional.empty())));
        ArticleEditPages.readNow(request);
        Optional<DeskWrite> waiting = written.filter(DeskWrite::isWaiting);
        waiting.ifPresentOrElse(
                some -> request.notice("files.saved_waiting", file.get().shown(), some.problem(), some.remedy()),
                () -> request.notice(
                        isHeld ? "files.held_note" : "files.released_note",
                        file.get().shown()));
        request.redirect(ArticlePages.PATH + "/" + request.path("article"));
    }
}
