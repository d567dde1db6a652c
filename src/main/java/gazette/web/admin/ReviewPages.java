package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.Stage;
import gazette.issues.ReviewedIssue;
import gazette.press.publishing.AnswerReview;
import gazette.press.publishing.AnswerReview.Answer;
import gazette.press.publishing.AnswerReview.Given;
import gazette.press.publishing.AnswerReview.Result;
import gazette.press.publishing.AnswerReview.Who;
import gazette.press.publishing.ReadReviews;
import gazette.press.publishing.ReadReviews.ReviewView;
import gazette.text.LineDiff;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Serves the pages on which scheduled issues are reviewed before their slots. A link only shows; a button acts.
final class ReviewPages {
    static final String PATH = "/desk/reviews";
    private static final String ONE = PATH + "/{id}";
    private static final int PAGE = 20;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    /// Texts for each stage and result begin so.
    private static final String STAGE = "review.stage.";

    private static final String RESULT = "review.result.";

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(PATH, AccountRole.VIEWER, ReviewPages::list),
                AdminRoute.get(ONE, AccountRole.VIEWER, ReviewPages::show),
                AdminRoute.get(ONE + "/letter", AccountRole.VIEWER, ReviewPages::letter),
                AdminRoute.post(ONE + "/approve", AccountRole.EDITOR, request -> answer(request, Answer.APPROVE)),
                AdminRoute.post(ONE + "/hold", AccountRole.EDITOR, request -> answer(request, Answer.HOLD)),
                AdminRoute.post(ONE + "/send", AccountRole.EDITOR, request -> answer(request, Answer.SEND)));
    }

    /// Returns the address of a review's page.
    static String address(long id) {
        return PATH + "/" + id;
    }

    /// Shows a review in a list.
    ///
    /// @param zone the schedule's
    /// @param stage how it stands, in words
    record ReviewLine(
            long id, String schedule, java.time.Instant slot, String zone, String subject, Stage stage, String words) {}

    private static void list(AdminRequest request) {
        var reviews = new ReadReviews(request.app());
        List<ReviewLine> waiting = reviews.pending().stream()
                .map(view -> line(
                        view.review(), view.issue().map(ReviewedIssue::subject).orElse(""), request))
                .toList();
        long before = number(request.query("after")).orElse(Long.MAX_VALUE);
        List<IssueReview> past = reviews.past(before, PAGE + 1);
        var model = new HashMap<String, Object>();
        model.put("waiting", waiting);
        model.put(
                "past",
                past.stream()
                        .limit(PAGE)
                        .map(review -> line(review, "", request))
                        .toList());
        model.put("after", past.size() > PAGE ? Long.toString(past.get(PAGE - 1).id()) : "");
        model.put("isFirst", before == Long.MAX_VALUE);
        request.render("reviews", model);
    }

    private static ReviewLine line(IssueReview review, String subject, AdminRequest request) {
        return new ReviewLine(
                review.id(),
                review.schedule(),
                review.slot(),
                zone(review, request).getId(),
                subject,
                review.stage(),
                words(review, request));
    }

    private static void show(AdminRequest request) {
        view(request).ifPresentOrElse(view -> show(request, view, 200, ""), () -> missing(request));
    }

    private static void missing(AdminRequest request) {
        request.problem(NOT_FOUND, "review.missing");
    }

    private static Optional<ReviewView> view(AdminRequest request) {
        return request.number("id").flatMap(new ReadReviews(request.app())::find);
    }

    /// @param fault why an answer does not count; empty if there is none
    private static void show(AdminRequest request, ReviewView view, int status, String fault) {
        IssueReview review = view.review();
        boolean isBefore = review.slot().isAfter(request.app().clock().instant());
        boolean isPending = review.isPending() && review.stage() != Stage.ORDERED;
        boolean maySee = request.account().role().includes(view.role());
        boolean isSomething = view.issue().filter(issue -> !issue.isNothing()).isPresent();
        boolean acts = isPending
                && maySee
                && view.schedule().isPresent()
                && view.rests().isEmpty();
        var model = new HashMap<String, Object>();
        model.put("fault", fault);
        model.put("review", review);
        model.put("progress", view.sent().map(IssueLinks::progress).orElse(""));
        model.put("stage", review.stage());
        model.put("words", words(review, request));
        model.put("zone", zone(review, request).getId());
        model.put(
                "offset",
                review.slot().atZone(zone(review, request)).getOffset().getId());
        model.put("away", isBefore ? RelativeTime.until(review.slot(), request) : "");
        model.put("silence", silence(view, isBefore && isPending, request));
        model.put("rests", view.rests().orElse(""));
        model.put("issue", view.issue());
        model.put("isSomething", isSomething);
        model.put("changes", view.changes());
        model.put("diff", diff(view));
        model.put(
                "unsent",
                view.unsent().stream()
                        .map(mail -> mail.address() + ": " + mail.reply())
                        .toList());
        model.put("mayApprove", acts && isBefore && isSomething && review.stage() != Stage.APPROVED);
        model.put("mayHold", acts && isBefore && review.stage() != Stage.HELD);
        model.put("maySend", acts && isSomething && (isBefore || review.stage() == Stage.HELD));
        model.put("needsRole", isPending && !maySee ? view.role().name().toLowerCase(Locale.ROOT) : "");
        request.render(status, "review", model);
    }

    private static String silence(ReviewView view, boolean matters, AdminRequest request) {
        return view.schedule()
                .flatMap(schedule -> schedule.review())
                .filter(_ -> matters && view.review().stage() != Stage.HELD)
                .map(review ->
                        request.text("review.silence." + review.silence().name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    private static List<LineDiff.Line> diff(ReviewView view) {
        return view.issue().isPresent() && view.before().isPresent()
                ? LineDiff.changes(
                        view.before().get().text(), view.issue().get().text())
                : List.of();
    }

    private static void letter(AdminRequest request) {
        request.number("id")
                .flatMap(id -> new ReadReviews(request.app())
                        .letter(
                                id,
                                request.query("hash"),
                                request.query("scheme").equals("dark")))
                .ifPresentOrElse(request::preview, () -> missing(request));
    }

    private static void answer(AdminRequest request, Answer answer) {
        Optional<Long> id = request.number("id");
        OptionalLong version = number(request.form("version"));
        if (id.isEmpty() || version.isEmpty()) {
            missing(request);
            return;
        }
        var who = new Who(
                request.account().name(), request.network(), request.account().role());
        Result result = new AnswerReview(request.app())
                .run(id.get(), new Given(answer, version.getAsLong(), request.form("hash"), who));
        if (result == Result.DONE) {
            request.notice("review.done." + answer.name().toLowerCase(Locale.ROOT));
            request.redirect(address(id.get()));
            return;
        }
        view(request)
                .ifPresentOrElse(
                        view -> show(request, view, status(result), fault(result, view.review(), request)),
                        () -> missing(request));
    }

    private static int status(Result result) {
        return result == Result.NOT_ALLOWED ? 403 : CONFLICT;
    }

    private static String fault(Result result, IssueReview review, AdminRequest request) {
        return request.text(
                RESULT + result.name().toLowerCase(Locale.ROOT), words(review, request), review.answeredBy());
    }

    /// Returns how a review stands, and who said so.
    static String words(IssueReview review, AdminRequest request) {
        String when = review.answeredAt()
                .map(at -> TimeText.text(at, request.locale(), request.zone()))
                .orElse("");
        String key = STAGE + review.stage().name().toLowerCase(Locale.ROOT);
        boolean isByRule = review.stage() == Stage.HELD && !review.why().isEmpty();
        return request.text(isByRule ? key + "_why" : key, review.answeredBy(), when, review.why());
    }

    private static ZoneId zone(IssueReview review, AdminRequest request) {
        return Optional.ofNullable(request.app().config().schedules().get(review.schedule()))
                .map(schedule -> schedule.timing().zone())
                .orElseGet(() -> request.app().config().publication().zone());
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
