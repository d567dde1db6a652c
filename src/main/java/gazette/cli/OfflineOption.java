package gazette.cli;

import gazette.config.AddressLogin;
import gazette.config.FeedConfig;
import gazette.press.workspace.AppContext;
import gazette.sources.polling.FeedState;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/// Holds the option of commands that show an issue: whether they ask the web first, as a run does.
final class OfflineOption {
    @Option(
            names = "--offline",
            description = "Ask no feed and fetch nothing first; says what was never looked at. Folders are read.")
    private boolean offline;

    boolean isOnline() {
        return !offline;
    }

    /// Says, if nothing was asked, what may be missing.
    void warn(AppContext context, PrintWriter err) {
        if (!offline) {
            return;
        }
        List<FeedConfig> feeds = context.config().feeds();
        err.println("OFFLINE: " + (feeds.isEmpty() ? "pictures" : "no feed was asked, and pictures and pages")
                + " of the web that are not here yet are missing; the next run asks for them");
        feeds.forEach(feed -> err.println("OFFLINE: " + feed.name() + " (" + AddressLogin.removed(feed.address()) + ") "
                + lastLook(context, feed)));
    }

    private static String lastLook(AppContext context, FeedConfig feed) {
        return context.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .flatMap(FeedState::read)
                .map(read -> "was last read on " + time(context, read) + "; what came since then is not in this issue")
                .orElse("was never looked at: nothing of it is in this issue");
    }

    private static String time(AppContext context, Instant read) {
        ZoneId zone = context.config().publication().zone();
        return ZonedTime.minutes(read, zone);
    }
}
