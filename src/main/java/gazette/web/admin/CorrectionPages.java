package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Place;
import gazette.press.reports.CorrectArticle;
import gazette.press.reports.CorrectArticle.Editable;
import gazette.press.reports.CorrectArticle.Result;
import gazette.press.reports.CorrectArticle.Wanted;
import gazette.press.reports.CorrectNote;
import gazette.store.ArticleTable.WebArticle;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.text.TextShortener;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Serves the forms that correct an article, or an issue's own words, on the web after it went out.
final class CorrectionPages {
    private static final int RECORDED = 300;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(
                        "/desk/issues/{issue}/articles/{article}/correct", AccountRole.EDITOR, CorrectionPages::form),
                AdminRoute.post(
                        "/desk/issues/{issue}/articles/{article}/correct",
                        AccountRole.EDITOR,
                        CorrectionPages::correct),
                AdminRoute.get("/desk/issues/{issue}/words/{place}", AccountRole.EDITOR, CorrectionPages::noteForm),
                AdminRoute.post(
                        "/desk/issues/{issue}/words/{place}", AccountRole.EDITOR, CorrectionPages::correctNote));
    }

    /// Holds what was typed into the form, so that nothing is lost if it cannot be done.
    public record Typed(String text, String hash, String wrong, String right, String note, boolean isShown) {
        static Typed of(AdminRequest request) {
            return new Typed(
                    request.form("text"),
                    request.form("hash"),
                    request.form("wrong"),
                    request.form("right"),
                    request.form("note"),
                    !request.form("shown").isEmpty());
        }

        Wanted wanted() {
            return new Wanted(note.strip(), isShown);
        }
    }

    private static void form(AdminRequest request) {
        Optional<IssueSummary> issue = WebPages.found(request);
        issue.ifPresent(found -> WebPages.article(request, found)
                .ifPresentOrElse(
                        article -> {
                            Editable editable = new CorrectArticle(request.app()).editable(article);
                            Typed typed = editable instanceof Editable.WholeFile file
                                    ? new Typed(file.text(), file.hash(), "", "", "", true)
                                    : new Typed("", "", "", "", "", true);
                            show(request, 200, found, article, editable, typed, Optional.empty());
                        },
                        () -> request.problem(404, "report.no_article")));
    }

    private static void show(
            AdminRequest request,
            int status,
            IssueSummary issue,
            WebArticle article,
            Editable editable,
            Typed typed,
            Optional<String> problem) {
        var model = new HashMap<String, Object>(Map.of(
                "issue", issue,
                "article", article,
                "typed", typed,
                "problem", problem,
                "hint", Optional.empty()));
        switch (editable) {
            case Editable.WholeFile file -> model.put("file", file.shown());
            case Editable.WebOnly only -> model.put("why", only.why());
        }
        request.render(status, "correct_article", model);
    }

    private static void correct(AdminRequest request) {
        Optional<IssueSummary> issue = WebPages.found(request);
        if (issue.isEmpty()) {
            return;
        }
        Optional<WebArticle> article = WebPages.article(request, issue.get());
        if (article.isEmpty()) {
            request.problem(404, "report.no_article");
            return;
        }
        Typed typed = Typed.of(request);
        var correcting = new CorrectArticle(request.app());
        boolean isFile = !typed.hash().isEmpty();
        var entry = request.audit(
                "article.correct",
                article.get().file(),
                Optional.of(isFile ? "" : TextShortener.cut(typed.wrong(), RECORDED)),
                Optional.of(TextShortener.cut(isFile ? typed.note() : typed.right(), RECORDED)));
        Result result = isFile
                ? correcting.file(issue.get().id(), article.get(), typed.text(), typed.hash(), typed.wanted(), entry)
                : correcting.words(
                        issue.get().id(), article.get(), typed.wrong(), typed.right(), typed.wanted(), entry);
        Optional<String> problem = problem(request, result);
        if (problem.isPresent()) {
            show(request, 409, issue.get(), article.get(), correcting.editable(article.get()), typed, problem);
            return;
        }
        done(request, issue.get(), article.get().title());
    }

    private static void noteForm(AdminRequest request) {
        Optional<IssueSummary> issue = WebPages.found(request);
        Optional<Place> place = place(request);
        if (issue.isEmpty()) {
            return;
        }
        if (place.isEmpty()) {
            request.problem(404, "frame.not_found");
            return;
        }
        String html = new CorrectNote(request.app())
                .note(issue.get(), place.get())
                .map(IssueNote::html)
                .orElse("");
        showNote(request, 200, issue.get(), new Typed(html, "", "", "", "", true), Optional.empty());
    }

    private static void showNote(
            AdminRequest request, int status, IssueSummary issue, Typed typed, Optional<String> problem) {
        request.render(
                status,
                "correct_note",
                Map.of("issue", issue, "place", request.path("place"), "typed", typed, "problem", problem));
    }

    private static void correctNote(AdminRequest request) {
        Optional<IssueSummary> issue = WebPages.found(request);
        Optional<Place> place = place(request);
        if (issue.isEmpty()) {
            return;
        }
        if (place.isEmpty()) {
            request.problem(404, "frame.not_found");
            return;
        }
        Typed typed = Typed.of(request);
        var correcting = new CorrectNote(request.app());
        var entry = request.audit(
                "issue.correct",
                issue.get().name() + " " + request.path("place"),
                correcting.note(issue.get(), place.get()).map(note -> TextShortener.cut(note.text(), RECORDED)),
                Optional.of(TextShortener.cut(typed.text(), RECORDED)));
        Result result = correcting.run(issue.get(), place.get(), typed.text(), typed.wanted(), entry);
        Optional<String> problem = problem(request, result);
        if (problem.isPresent()) {
            showNote(request, 409, issue.get(), typed, problem);
            return;
        }
        done(request, issue.get(), request.text("report.words_" + request.path("place")));
    }

    private static void done(AdminRequest request, IssueSummary issue, String what) {
        request.notice("report.corrected", what);
        request.redirect("/desk/issues/" + issue.id() + "/web");
    }

    /// Returns what to tell the editor; empty if it is corrected.
    private static Optional<String> problem(AdminRequest request, Result result) {
        return switch (result) {
            case Result.Corrected _ -> Optional.empty();
            case Result.Unchanged _ -> Optional.of(request.text("report.unchanged"));
            case Result.NotFound _ -> Optional.of(request.text("report.words_not_found"));
            case Result.Conflict conflict -> Optional.of(request.text("report.conflict", conflict.file()));
            case Result.Refused refused -> Optional.of(request.text("report.refused", refused.why()));
        };
    }

    private static Optional<Place> place(AdminRequest request) {
        return switch (request.path("place").toLowerCase(Locale.ROOT)) {
            case "intro" -> Optional.of(Place.INTRO);
            case "outro" -> Optional.of(Place.OUTRO);
            default -> Optional.empty();
        };
    }
}
