package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.reports.SendCorrection;
import gazette.press.reports.SendCorrection.Composed;
import gazette.press.reports.SendCorrection.Result;
import gazette.store.CorrectionTable.Correction;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.text.TextShortener;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Serves the letter that tells those who got an issue of a correction: written, looked at, sent, undone.
final class CorrectionLetterPages {
    private static final String PATH = "/desk/issues/{issue}/corrections/{correction}/";
    private static final int SUBJECT = 200;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(
                        PATH + "letter",
                        AccountRole.EDITOR,
                        request -> with(
                                request,
                                (issue, correction) -> show(request, 200, issue, correction, Optional.empty()))),
                AdminRoute.post(
                        PATH + "letter",
                        AccountRole.EDITOR,
                        request -> with(request, (issue, correction) -> save(request, issue, correction))),
                AdminRoute.get(
                        PATH + "preview",
                        AccountRole.EDITOR,
                        request -> with(request, (issue, correction) -> preview(request, issue, correction))),
                AdminRoute.post(
                        PATH + "send",
                        AccountRole.EDITOR,
                        request -> with(request, (issue, correction) -> send(request, issue, correction))),
                AdminRoute.post(
                        PATH + "undo",
                        AccountRole.EDITOR,
                        request -> with(request, (issue, correction) -> undo(request, issue, correction))));
    }

    private static void with(AdminRequest request, BiConsumer<IssueSummary, Correction> action) {
        Optional<IssueSummary> issue = WebPages.found(request);
        if (issue.isEmpty()) {
            return;
        }
        Optional<Correction> correction = request.number("correction")
                .flatMap(id -> request.app()
                        .store()
                        .read(tables -> tables.corrections().find(id)))
                .filter(found -> found.issue() == issue.get().id());
        correction.ifPresentOrElse(
                found -> action.accept(issue.get(), found), () -> request.problem(404, "report.no_correction"));
    }

    private static void show(
            AdminRequest request, int status, IssueSummary issue, Correction correction, Optional<String> problem) {
        boolean isWritten = !correction.letterText().isBlank();
        Optional<String> fault = isWritten
                ? switch (new SendCorrection(request.app()).compose(issue, correction)) {
                    case Composed.Letter _ -> Optional.empty();
                    case Composed.Faulty faulty -> Optional.of(faulty.why());
                }
                : Optional.empty();
        var model = new HashMap<String, Object>(Map.of(
                "issue", issue,
                "correction", correction,
                "subject", isWritten ? correction.letterSubject() : subject(request, issue),
                "text", isWritten ? correction.letterText() : text(request, issue, correction),
                "isWritten", isWritten,
                "fault", fault,
                "fingerprint", SendCorrection.fingerprint(correction),
                "recipients", new SendCorrection(request.app()).recipients(issue.id()),
                "problem", problem));
        request.render(status, "correction_letter", model);
    }

    private static String subject(AdminRequest request, IssueSummary issue) {
        return TextShortener.cut(inListLanguage(request, issue, "report.letter_subject", issue.title()), SUBJECT);
    }

    private static String text(AdminRequest request, IssueSummary issue, Correction correction) {
        String page = request.app().site().absolute("/" + issue.list() + "/" + issue.number());
        return correction.note() + "\n\n" + inListLanguage(request, issue, "report.letter_text", page) + "\n";
    }

    /// Subscribers read it, not the editor.
    private static String inListLanguage(AdminRequest request, IssueSummary issue, String key, String value) {
        var list = request.app().config().lists().get(issue.list());
        String language = list == null ? "en" : list.language();
        return AdminText.of(Locale.forLanguageTag(language)).fill(key, value);
    }

    private static void save(AdminRequest request, IssueSummary issue, Correction correction) {
        if (correction.letter().isPresent()) {
            show(request, 409, issue, correction, Optional.of(request.text("report.letter_sent_before")));
            return;
        }
        String subject = TextShortener.cut(request.form("subject").strip(), SUBJECT);
        new SendCorrection(request.app()).save(correction.id(), subject, request.form("text"));
        request.redirect(here(issue, correction) + "letter");
    }

    private static void preview(AdminRequest request, IssueSummary issue, Correction correction) {
        switch (new SendCorrection(request.app()).compose(issue, correction)) {
            case Composed.Letter letter ->
                request.preview(new SendCorrection(request.app()).show(letter).html());
            case Composed.Faulty faulty -> request.problem(409, "report.refused", faulty.why());
        }
    }

    private static void send(AdminRequest request, IssueSummary issue, Correction correction) {
        Result result = new SendCorrection(request.app())
                .run(
                        issue,
                        correction.id(),
                        request.form("fingerprint"),
                        request.audit(
                                "correction.send",
                                issue.name(),
                                Optional.empty(),
                                Optional.of(correction.letterSubject())));
        switch (result) {
            case Result.Sent _ -> {
                request.notice("report.letter_sent");
                request.redirect("/desk/issues/" + issue.id() + "/web");
            }
            case Result.SentBefore _ ->
                show(request, 409, issue, correction, Optional.of(request.text("report.letter_sent_before")));
            case Result.Changed _ ->
                show(request, 409, issue, correction, Optional.of(request.text("report.letter_changed")));
            case Result.Refused refused ->
                show(
                        request,
                        409,
                        issue,
                        correction,
                        Optional.of(request.text("report.letter_refused", refused.why())));
        }
    }

    private static void undo(AdminRequest request, IssueSummary issue, Correction correction) {
        boolean undone = new SendCorrection(request.app())
                .undo(correction, request.account().name(), request.network());
        if (!undone) {
            request.problem(409, "report.too_late");
            return;
        }
        request.notice("report.letter_undone");
        request.redirect("/desk/issues/" + issue.id() + "/web");
    }

    private static String here(IssueSummary issue, Correction correction) {
        return "/desk/issues/" + issue.id() + "/corrections/" + correction.id() + "/";
    }
}
