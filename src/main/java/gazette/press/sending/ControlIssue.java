package gazette.press.sending;

import gazette.accounts.AuditEntry;
import gazette.articles.StoredArticle;
import gazette.config.RelayConfig;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.feeds.PingWebSubHubs;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Pauses, resumes, cancels and retries issues. The order is stored in the database; whoever sends sees it before its
/// next letter. Each order is recorded with its time.
public final class ControlIssue {
    private static final String COMMAND_LINE = "command line";

    private final AppContext context;
    private final String who;
    private final String network;

    /// Gives orders from the command line.
    public ControlIssue(AppContext context) {
        this(context, COMMAND_LINE, "");
    }

    /// Gives orders of an account.
    ///
    /// @param who the account's name
    /// @param network from where, as records keep it
    public ControlIssue(AppContext context, String who, String network) {
        this.context = context;
        this.who = who;
        this.network = network;
    }

    /// Returns the issue `LIST/NUMBER`.
    public Optional<SendingIssue> find(String name) {
        int slash = name.lastIndexOf('/');
        String number = name.substring(slash + 1);
        if (slash < 1 || !number.matches("-?[0-9]{1,9}")) {
            return Optional.empty();
        }
        return context.store().read(tables -> tables.sending().find(name.substring(0, slash), Long.parseLong(number)));
    }

    /// Stops sending an issue until it is resumed.
    ///
    /// @return whether it was being sent
    public boolean pause(SendingIssue issue) {
        Instant now = context.clock().instant();
        return order(issue, "pause", tables -> {
            boolean paused = tables.sending().pause(issue.id(), "paused by hand");
            if (paused) {
                tables.sending().notePause(issue.id(), now);
            }
            return paused;
        });
    }

    /// Resumes a paused issue. If none of its letters was accepted, those that failed are tried once more. If its relay
    /// pauses, that is tried at once.
    ///
    /// @return whether anything of that was so
    public boolean resume(SendingIssue issue) {
        context.requireLinkKeys();
        Instant now = context.clock().instant();
        return order(issue, "resume", tables -> {
            boolean resumed = tables.sending().resume(issue.id());
            if (resumed && !tables.deliveryStats().hasAccepted(issue.id())) {
                tables.sending().retry(issue.id(), DeliveryState.FAILED, now);
            }
            boolean ended = endPauses(issue, now, tables);
            return resumed || ended;
        });
    }

    private boolean endPauses(SendingIssue issue, Instant now, Tables tables) {
        boolean ended = tables.sending().makeDue(issue.id(), now);
        for (RelayConfig relay : context.config().relaysOf(issue.listName())) {
            ended |= tables.relayPauses().end(relay.name(), now);
        }
        return ended;
    }

    /// Cancels an issue: subscribers who did not get it yet will not.
    ///
    /// @return whether it was being sent or paused
    public boolean cancel(SendingIssue issue) {
        Instant now = context.clock().instant();
        boolean cancelled = order(issue, "cancel", tables -> tables.sending().cancel(issue.id(), now));
        if (cancelled) {
            new FreezeRecipients(context).cancelPending(issue.id(), () -> false);
            find(issue.name()).ifPresent(new UpdateIssueProgress(context)::update);
            PingWebSubHubs.runBriefly(context);
        }
        return cancelled;
    }

    /// Removes an issue from the web: from pages, feeds and their archives, with those of its articles that are in no
    /// other public issue. Its letters are not affected.
    ///
    /// @return the articles removed with it; empty if it was withdrawn or cancelled before
    public Optional<List<String>> withdraw(SendingIssue issue) {
        return toldHubs(show(issue, false));
    }

    /// Puts a withdrawn issue back on the web.
    ///
    /// @return the articles put back with it; empty if it was not withdrawn
    public Optional<List<String>> restore(SendingIssue issue) {
        return toldHubs(show(issue, true));
    }

    /// Queues failed or held letters again.
    ///
    /// @param state `FAILED` or `HELD`
    /// @return the number of letters
    public int retry(SendingIssue issue, DeliveryState state) {
        context.requireLinkKeys();
        Instant now = context.clock().instant();
        return context.store().write(tables -> {
            // What failed of a cancelled issue has failed; it would be cancelled instead of tried.
            if (tables.sending().get(issue.id()).state() == IssueState.CANCELLED) {
                return 0;
            }
            int letters = tables.sending().retry(issue.id(), state, now);
            tables.events().addAuditEntry("retry", issue.name(), letters + " " + state.word(), now);
            audit("retry", issue, letters + " " + state.word(), tables);
            return letters;
        });
    }

    /// Counts an issue's letters anew, one by one.
    public void recount(SendingIssue issue) {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            tables.deliveryCounts().recount(issue.id(), now);
            tables.events().addAuditEntry("recount", issue.name(), "", now);
        });
    }

    private Optional<List<String>> toldHubs(Optional<List<String>> articles) {
        articles.ifPresent(any -> PingWebSubHubs.runBriefly(context));
        return articles;
    }

    private Optional<List<String>> show(SendingIssue issue, boolean shown) {
        Instant now = context.clock().instant();
        return context.store().write(tables -> {
            List<StoredArticle> before = onTheWeb(issue, tables);
            if (!tables.issues().withdraw(issue.id(), !shown, now)) {
                return Optional.empty();
            }
            tables.events().addAuditEntry(shown ? "restore" : "withdraw", issue.name(), "", now);
            audit(shown ? "restore" : "withdraw", issue, shown ? "on the web" : "off the web", tables);
            List<StoredArticle> after = onTheWeb(issue, tables);
            List<StoredArticle> more = shown ? after : before;
            List<StoredArticle> fewer = shown ? before : after;
            return Optional.of(more.stream()
                    .filter(stored -> !fewer.contains(stored))
                    .map(stored -> stored.article().title())
                    .toList());
        });
    }

    private List<StoredArticle> onTheWeb(SendingIssue issue, Tables tables) {
        List<Long> lists = context.publicListIds(tables);
        return tables.issuedArticles().ofIssue(issue.id()).stream()
                .filter(stored ->
                        !tables.issuedArticles().listsOf(stored.id(), lists).isEmpty())
                .toList();
    }

    private boolean order(SendingIssue issue, String action, Function<Tables, Boolean> change) {
        return context.store().write(tables -> {
            boolean changed = change.apply(tables);
            if (changed) {
                tables.events()
                        .addAuditEntry(action, issue.name(), "", context.clock().instant());
                audit(action, issue, tables.sending().get(issue.id()).state().word(), tables);
            }
            return changed;
        });
    }

    private void audit(String action, SendingIssue before, String after, Tables tables) {
        var entry = new AuditEntry(
                who,
                network,
                "issue." + action,
                before.name(),
                Optional.of(before.state().word()),
                Optional.of(after));
        tables.audit().append(context.clock().instant(), entry);
    }
}
