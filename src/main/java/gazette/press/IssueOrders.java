package gazette.press;

import gazette.store.SendingTable.Status;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Orders to issues on their way: pause, resume, cancel, retry. They stand in the database, where whoever sends finds
/// them before its next letter; each is entered with its time.
public final class IssueOrders {
    private final Newsroom newsroom;

    public IssueOrders(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// The issue `LIST/NUMBER`.
    public Optional<Status> find(String name) {
        int slash = name.lastIndexOf('/');
        String number = name.substring(slash + 1);
        if (slash < 1 || !number.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return newsroom.store().read(tables -> tables.sending().find(name.substring(0, slash), Long.parseLong(number)));
    }

    /// Sends nothing more of it until it is resumed.
    ///
    /// @return whether it was on its way
    public boolean pause(Status issue) {
        return order(issue, "pause", tables -> tables.sending().pause(issue.id(), "paused by hand"));
    }

    /// Goes on with it.
    ///
    /// @return whether it was paused
    public boolean resume(Status issue) {
        return order(issue, "resume", tables -> tables.sending().resume(issue.id()));
    }

    /// Gives it up: who did not get it yet will not.
    ///
    /// @return whether it was on its way or paused
    public boolean cancel(Status issue) {
        Instant now = newsroom.clock().instant();
        boolean cancelled = order(issue, "cancel", tables -> tables.sending().cancel(issue.id(), now));
        if (cancelled) {
            new Freeze(newsroom).cancelled(issue.id(), () -> false);
            find(issue.name()).ifPresent(new KeepAccount(newsroom)::of);
        }
        return cancelled;
    }

    /// Sends failed or held letters once more.
    ///
    /// @param state `failed` or `held`
    /// @return how many
    public int retry(Status issue, String state) {
        Instant now = newsroom.clock().instant();
        return newsroom.store().write(tables -> {
            int letters = tables.sending().retry(issue.id(), state, now);
            tables.events().order("retry", issue.name(), letters + " " + state, now);
            return letters;
        });
    }

    private boolean order(Status issue, String action, Function<Tables, Boolean> change) {
        return newsroom.store().write(tables -> {
            boolean changed = change.apply(tables);
            if (changed) {
                tables.events().order(action, issue.name(), "", newsroom.clock().instant());
            }
            return changed;
        });
    }
}
