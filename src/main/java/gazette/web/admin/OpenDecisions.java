package gazette.web.admin;

import gazette.config.RelayConfig;
import gazette.delivery.RelayPause;
import gazette.issues.DeliveryState;
import gazette.issues.IssueReview;
import gazette.issues.IssueState;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds what waits for a person: stopped sending, paused issues, relays that object, letters nobody knows of, entries
/// of feeds that are held.
final class OpenDecisions {
    private static final int LATEST_ISSUES = 20;

    private final AdminRequest request;
    private final AppContext app;
    private final List<OpenDecision> found = new ArrayList<>();

    private OpenDecisions(AdminRequest request) {
        this.request = request;
        this.app = request.app();
    }

    /// Returns what waits now, the most urgent first.
    static List<OpenDecision> of(AdminRequest request) {
        return new OpenDecisions(request).find();
    }

    private List<OpenDecision> find() {
        new RestoredDatabaseGuard(app).holdReason().ifPresent(why -> add("today.decide.hold", why, "", "", true));
        app.store().read(tables -> {
            addPausedRelays(tables);
            addIssues(tables);
            addReviews(tables);
            addFiles(tables);
            addHeldEntries(tables);
            return true;
        });
        return found;
    }

    private void addPausedRelays(Tables tables) {
        Instant now = app.clock().instant();
        for (RelayConfig relay : app.config().mail().relays().values()) {
            tables.relayPauses()
                    .find(relay.name())
                    .filter(pause -> pause.until().isAfter(now))
                    .ifPresent(pause -> addRelay(relay, pause));
        }
    }

    private void addRelay(RelayConfig relay, RelayPause pause) {
        String key = pause.objectsToSender() ? "today.decide.relay_objects" : "today.decide.relay_away";
        found.add(new OpenDecision(
                request.text(key, relay.name(), TimeText.text(pause.until(), request.locale(), request.zone())),
                pause.reason(),
                "",
                "",
                pause.objectsToSender()));
    }

    private void addIssues(Tables tables) {
        tables.sending().unfinished().stream()
                .filter(issue -> issue.state() == IssueState.PAUSED)
                .forEach(issue -> add(
                        "today.decide.paused",
                        issue.pausedBecause(),
                        IssueLinks.progress(issue.id()),
                        "today.decide.to_progress",
                        true,
                        issue.name()));
        List<SendingIssue> latest = tables.sending().latest(LATEST_ISSUES);
        Map<Long, Map<DeliveryState, Long>> counts =
                tables.deliveryCounts().of(latest.stream().map(SendingIssue::id).toList());
        for (SendingIssue issue : latest) {
            long held = counts.getOrDefault(issue.id(), Map.of()).getOrDefault(DeliveryState.HELD, 0L);
            if (held > 0) {
                add(
                        "today.decide.held_letters",
                        "",
                        IssueLinks.progress(issue.id()),
                        "today.decide.to_letters",
                        false,
                        issue.name(),
                        held);
            }
        }
    }

    /// What was approved, or has nothing to send, waits for nobody.
    private void addReviews(Tables tables) {
        for (IssueReview review : tables.reviews().pending()) {
            switch (review.stage()) {
                case WAITING, CHANGED, HELD ->
                    add(
                            "review.decide",
                            ReviewPages.words(review, request),
                            ReviewPages.address(review.id()),
                            "review.decide.action",
                            review.stage() == IssueReview.Stage.HELD,
                            review.schedule(),
                            TimeText.text(review.slot(), request.locale(), request.zone()));
                case APPROVED, NOTHING, ORDERED, SENT, CLOSED -> {}
            }
        }
    }

    private void addFiles(Tables tables) {
        int faulty = tables.fileFaults().all().size();
        if (faulty > 0) {
            add("today.decide.faulty", "", ArticlePages.PATH + "?show=faulty", "today.decide.to_files", false, faulty);
        }
        int waiting = tables.deskWrites().open().size();
        if (waiting > 0) {
            add(
                    "today.decide.unwritten",
                    "",
                    ArticlePages.PATH + "?show=waiting",
                    "today.decide.to_files",
                    false,
                    waiting);
        }
    }

    private void addHeldEntries(Tables tables) {
        for (String source : tables.heldEntries().sources()) {
            tables.heldEntries()
                    .summary(source)
                    .ifPresent(held -> add(
                            "today.decide.held_entries",
                            String.join(" · ", held.titles()),
                            SourcePages.address(source),
                            "today.decide.to_entries",
                            false,
                            source,
                            held.entries(),
                            RelativeTime.since(held.since(), request)));
        }
    }

    private void add(String key, String detail, String link, String action, boolean isUrgent, Object... values) {
        found.add(new OpenDecision(
                request.text(key, values), detail, link, action.isEmpty() ? "" : request.text(action), isUrgent));
    }
}
