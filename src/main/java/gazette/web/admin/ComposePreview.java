package gazette.web.admin;

import gazette.config.ScheduleConfig;
import gazette.delivery.SendResult;
import gazette.delivery.smtp.RelayException;
import gazette.press.composing.LintFailedException;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.publishing.NextIssue;
import gazette.press.publishing.NoLetterException;
import gazette.press.publishing.PreviewLook;
import gazette.press.publishing.SendTest;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.LinkKeys;
import gazette.render.RenderException;
import gazette.subscribers.address.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Shows the letters of a schedule's next issue as they would go out, says what is wrong with them, and sends
/// tests. All that is chosen is in the address.
final class ComposePreview {
    private static final List<String> CHOICES =
            List.of("subscriber", "letter", "look", "width", "scheme", "images", "styles", "lang");

    /// Also for a relay that fails: the page shows the answer to a script only if the request is to blame.
    private static final int UNPROCESSABLE = 422;

    private final ComposedIssueCache<NextIssue> issues = new ComposedIssueCache<>();

    /// Says how a test ended.
    ///
    /// @param key of the text that says so
    /// @param detail the relay's reply, or what is wrong
    record TestOutcome(int status, String key, String address, String detail) {}

    /// Returns what was chosen, for the page's own forms.
    Map<String, Object> choices(AdminRequest request, ScheduleConfig schedule) {
        Map<String, Object> model = new HashMap<>();
        CHOICES.forEach(name -> model.put(name, request.query(name)));
        model.put("query", query(request));
        model.put("schedule", schedule.name());
        return model;
    }

    /// Answers with the preview and the preflight: a part of the page for a script, else a page.
    void panel(AdminRequest request, ScheduleConfig schedule) {
        Map<String, Object> model = choices(request, schedule);
        try {
            describe(request, schedule, model);
        } catch (NoLetterException e) {
            model.put("nobody", String.valueOf(e.getMessage()));
        } catch (RenderException | LintFailedException | InvalidSubscribersException | LinkKeys.LinkKeyException e) {
            model.put("broken", String.valueOf(e.getMessage()));
        }
        if (request.isFragment()) {
            request.http().header("HX-Replace-Url", ComposePages.PATH + schedule.name() + query(request));
        }
        request.render("compose_preview", model);
    }

    /// A page asks for the same issue several times: for its findings, for its frame and for a test.
    private NextIssue issue(AppContext app, ScheduleConfig schedule, Optional<EmailAddress> subscriber) {
        return issues.get(
                app,
                schedule.name(),
                subscriber.map(EmailAddress::normal).orElse(""),
                () -> NextIssue.compose(app, schedule, subscriber));
    }

    private void describe(AdminRequest request, ScheduleConfig schedule, Map<String, Object> model) {
        NextIssue issue = issue(request.app(), schedule, subscriber(request));
        var preflight = new PreflightFindings(issue);
        model.put("isAny", issue.isAny());
        model.put("letters", issue.letters());
        model.put("findings", preflight.of(Optional.empty()));
        if (!request.query("subscriber").isBlank() && subscriber(request).isEmpty()) {
            model.put("nobody", request.text("compose.test.no_address", request.query("subscriber")));
            return;
        }
        // A subscriber who gets none is told of beside the findings.
        Optional<NextIssue.Letter> letter = letterOf(request, issue);
        model.put("findings", preflight.of(letter));
        letter.ifPresent(shown -> {
            model.put("subject", shown.mail().subject());
            model.put("preheader", shown.mail().preheader());
            model.put("recipient", shown.recipient());
            model.put(
                    "text", request.query("look").equals("text") ? shown.mail().text() : "");
            model.put("source", request.query("look").equals("source") ? source(shown) : "");
            model.put("bytes", shown.lintReport().htmlBytes());
            model.put("frame", ComposePages.PATH + schedule.name() + "/letter" + query(request));
        });
    }

    /// Answers with one letter as a document for a frame.
    void letter(AdminRequest request, ScheduleConfig schedule) {
        show(request, schedule, (issue, letter) -> request.preview(issue.frame(letter, look(request))));
    }

    /// Answers with all bytes of one letter.
    void source(AdminRequest request, ScheduleConfig schedule) {
        show(
                request,
                schedule,
                (_, letter) -> request.http()
                        .header("Cache-Control", "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType("text/plain; charset=utf-8")
                        .result(letter.message()));
    }

    private void show(AdminRequest request, ScheduleConfig schedule, BiConsumer<NextIssue, NextIssue.Letter> answer) {
        try {
            NextIssue issue = issue(request.app(), schedule, subscriber(request));
            letterOf(request, issue)
                    .ifPresentOrElse(
                            letter -> answer.accept(issue, letter), () -> request.problem(404, "compose.nothing"));
        } catch (NoLetterException
                | RenderException
                | LintFailedException
                | InvalidSubscribersException
                | LinkKeys.LinkKeyException e) {
            request.problem(404, "compose.nothing");
        }
    }

    private static String source(NextIssue.Letter letter) {
        return new String(letter.message(), StandardCharsets.US_ASCII);
    }

    private static PreviewLook look(AdminRequest request) {
        return new PreviewLook(
                request.query("scheme").equals("dark"),
                !request.query("images").equals("off"),
                !request.query("styles").equals("off"));
    }

    private static Optional<NextIssue.Letter> letterOf(AdminRequest request, NextIssue issue) {
        String number = request.query("letter");
        return subscriber(request)
                .map(issue::letterTo)
                .orElseGet(() -> issue.letter(number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1));
    }

    private static Optional<EmailAddress> subscriber(AdminRequest request) {
        return EmailAddress.parse(request.query("subscriber").strip());
    }

    /// Sends a test to an address, of the letter of the same or of another subscriber.
    TestOutcome test(AdminRequest request, ScheduleConfig schedule) {
        String written = request.form("address").strip();
        Optional<EmailAddress> address = EmailAddress.parse(written);
        if (address.isEmpty()) {
            return new TestOutcome(UNPROCESSABLE, "compose.test.no_address", written, "");
        }
        String as = request.form("subscriber").strip();
        if (!as.isEmpty() && EmailAddress.parse(as).isEmpty()) {
            return new TestOutcome(UNPROCESSABLE, "compose.test.no_address", as, "");
        }
        try {
            return test(request, schedule, address.get(), EmailAddress.parse(as));
        } catch (NoLetterException e) {
            return new TestOutcome(UNPROCESSABLE, "compose.test.nobody", as, String.valueOf(e.getMessage()));
        } catch (RelayException
                | RenderException
                | LintFailedException
                | InvalidSubscribersException
                | LinkKeys.LinkKeyException e) {
            return new TestOutcome(UNPROCESSABLE, "compose.test.failed", written, String.valueOf(e.getMessage()));
        }
    }

    private TestOutcome test(
            AdminRequest request, ScheduleConfig schedule, EmailAddress address, Optional<EmailAddress> as) {
        AppContext app = request.app();
        NextIssue issue = issue(app, schedule, as);
        String number = request.form("letter");
        Optional<NextIssue.Letter> letter = as.map(issue::letterTo)
                .orElseGet(() -> issue.letter(number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1));
        if (letter.isEmpty()) {
            return new TestOutcome(UNPROCESSABLE, "compose.nothing", address.toString(), "");
        }
        SendResult result = new SendTest(app)
                .letter(
                        letter.get(),
                        schedule,
                        address,
                        answer -> request.audit(
                                "draft.test",
                                schedule.name(),
                                Optional.empty(),
                                // The log is for ever, so neither the address nor the words of a server, which may name
                                // it, are in it.
                                Optional.of((answer instanceof SendResult.Accepted ? "accepted " : "refused ")
                                        + answer.reply().code())));
        boolean isSent = result instanceof SendResult.Accepted;
        return new TestOutcome(
                isSent ? 200 : UNPROCESSABLE,
                isSent ? "compose.test.sent" : "compose.test.failed",
                address.toString(),
                result.reply().text());
    }

    /// Returns the query with all that is chosen, without what is not.
    private static String query(AdminRequest request) {
        var query = new ViewAddress("");
        CHOICES.forEach(name -> query.with(name, request.query(name)));
        return query.toString();
    }
}
