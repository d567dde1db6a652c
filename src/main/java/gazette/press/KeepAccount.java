package gazette.press;

import gazette.issues.Run;
import gazette.issues.RunSummary;
import gazette.store.SendingTable.Status;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down how far an issue has come; when none of its letters is due any more, it is sent.
final class KeepAccount {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAccount.class);

    private final Newsroom newsroom;

    KeepAccount(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Keeps one issue's account.
    ///
    /// @param before it as it was; how it is now is looked up
    void of(Status before) {
        Status issue = newsroom.store().read(tables -> tables.sending().get(before.id()));
        Instant now = newsroom.clock().instant();
        Optional<Instant> due = newsroom.store().read(tables -> tables.chunks().nextDue(issue.id()));
        boolean through = issue.isFrozen() && due.isEmpty();
        boolean tried = issue.isFrozen() && (through || due.get().isAfter(now));
        if (tried && (through || isRunning(issue))) {
            newsroom.store().change(tables -> note(issue, through, now, tables));
        }
    }

    private boolean isRunning(Status issue) {
        return newsroom.store().read(tables -> tables.runs().get(issue.run())).outcome() == Run.Outcome.RUNNING;
    }

    private void note(Status issue, boolean through, Instant now, Tables tables) {
        Map<String, Long> letters = tables.accounts().count(issue.id());
        Run run = tables.runs().get(issue.run());
        tables.runs().end(run.id(), Run.Outcome.SENT, summary(run, issue, letters), now);
        if (through) {
            tables.sending().end(issue.id());
            tellOfLost(issue, letters, now, tables);
        }
        LOG.info("issue={} through={} letters=\"{}\"", issue.name(), through, RunSummary.ofLetters(letters));
    }

    private static void tellOfLost(Status issue, Map<String, Long> letters, Instant now, Tables tables) {
        long lost = letters.getOrDefault("failed", 0L)
                + letters.getOrDefault("held", 0L)
                + letters.getOrDefault("expired", 0L);
        if (lost > 0) {
            String detail = issue.name() + " is through: " + RunSummary.ofLetters(letters);
            tables.events().add("letters", issue.name(), detail, now);
        }
    }

    private String summary(Run run, Status issue, Map<String, Long> letters) {
        String next = Optional.ofNullable(newsroom.config().schedules().get(run.schedule()))
                .map(schedule -> NextRun.clause(schedule, newsroom.clock().instant()))
                .orElse("");
        int articles = issue.articles();
        return RunSummary.ofChoice(run.reasons()) + "; " + issue.name() + " with " + articles
                + (articles == 1 ? " article: " : " articles: ") + RunSummary.ofLetters(letters) + next;
    }
}
