package gazette.press;

import gazette.config.ListConfig;
import gazette.delivery.Carrier;
import gazette.delivery.Courier;
import gazette.delivery.Dispatch;
import gazette.delivery.LetterWriter;
import gazette.delivery.RelayFault;
import gazette.issues.Run;
import gazette.issues.RunSummary;
import gazette.render.Edition;
import gazette.store.IssueTable.Status;
import gazette.store.IssueTable.Variant;
import gazette.store.Ledger;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is frozen and not yet through. Whoever calls it holds the workspace's [SendingLock].
public final class SendIssues {
    private static final Logger LOG = LoggerFactory.getLogger(SendIssues.class);

    private final Newsroom newsroom;

    public SendIssues(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Takes over from a process that died: its claims are freed, so that its letters go out after all.
    public void takeOver() {
        newsroom.store()
                .change(tables -> tables.deliveries().free(newsroom.clock().instant()));
    }

    /// Sends every letter that is due.
    ///
    /// @param stopped asked before each letter
    /// @throws RelayFault if a relay cannot be used; its letters wait, those of other relays went out
    public void run(BooleanSupplier stopped) {
        Optional<RelayFault> fault = Optional.empty();
        for (Status issue : newsroom.store().read(tables -> tables.issues().open())) {
            if (issue.status().equals("freezing")) {
                Freeze.recipients(newsroom, issue.id());
            }
            if (!stopped.getAsBoolean() && isDue(issue)) {
                Optional<RelayFault> met = send(issue, stopped);
                fault = fault.isPresent() ? fault : met;
            }
        }
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    private boolean isDue(Status issue) {
        Optional<Instant> due =
                newsroom.store().read(tables -> tables.deliveries().nextDue(issue.id()));
        return due.isEmpty() || !due.get().isAfter(newsroom.clock().instant());
    }

    private Optional<RelayFault> send(Status issue, BooleanSupplier stopped) {
        ListConfig list = newsroom.config().lists().get(issue.listName());
        if (list == null) {
            LOG.error("issue={} waits: gazette.yaml has no list {} any more", issue.name(), issue.listName());
            return Optional.empty();
        }
        try (Carrier carrier = newsroom.carrier(list)) {
            var letters = new Letters(issue, list);
            new Courier(new Ledger(newsroom.store(), issue.id(), newsroom.clock()), carrier, letters::parcel, stopped)
                    .run();
            return Optional.empty();
        } catch (RelayFault e) {
            return Optional.of(e);
        } finally {
            account(issue);
        }
    }

    /// Writes down how far an issue has come; when nothing is due any more, it is sent.
    private void account(Status issue) {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> {
            Map<String, Long> letters = tables.deliveries().count(issue.id());
            Optional<Instant> due = tables.deliveries().nextDue(issue.id());
            boolean through = due.isEmpty();
            if (through) {
                tables.issues().setStatus(issue.id(), "sent");
            }
            if (through || due.get().isAfter(now)) {
                Run run = tables.runs().get(issue.run());
                tables.runs().end(run.id(), Run.Outcome.SENT, summary(run, issue, letters), now);
                LOG.info("issue={} through={} letters=\"{}\"", issue.name(), through, RunSummary.ofLetters(letters));
            }
        });
    }

    private String summary(Run run, Status issue, Map<String, Long> letters) {
        String next = Optional.ofNullable(newsroom.config().schedules().get(run.schedule()))
                .map(schedule -> NextRun.clause(schedule, newsroom.clock().instant()))
                .orElse("");
        int articles = issue.articles();
        return RunSummary.ofChoice(run.reasons()) + "; " + issue.name() + " with " + articles
                + (articles == 1 ? " article: " : " articles: ") + RunSummary.ofLetters(letters) + next;
    }

    /// Writes an issue's letters.
    private final class Letters {
        private final long issue;
        private final long listId;
        private final ListConfig list;
        private final WriteLetter writer;

        private Letters(Status status, ListConfig list) {
            this.issue = status.id();
            this.listId = status.list();
            this.list = list;
            Variant variant = newsroom.store().read(tables -> tables.issues().variant(status.id(), 1));
            var edition = new Edition(variant.subject(), "", variant.html(), variant.text());
            this.writer = new WriteLetter(list, edition, variant.slot(), status.date());
        }

        private Courier.Parcel parcel(Dispatch dispatch) {
            String token = new Token(Purpose.UNSUBSCRIBE, dispatch.reader(), listId).signed(newsroom.key());
            String id = newsroom.key().code("message-id", issue, dispatch.subscriber());
            var letter = writer.to(
                    dispatch.name(), dispatch.address(), id, newsroom.site().absolute("/u/" + token));
            return new Courier.Parcel(list.from().address(), LetterWriter.write(letter));
        }
    }
}
