package gazette.cli;

import gazette.config.AddressLogin;
import gazette.config.FeedConfig;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.Opml;
import gazette.sources.feeds.OpmlFeed;
import gazette.sources.polling.FeedState;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs `gazette sources export`.
@Command(name = "export", description = "The feeds that are followed, as OPML for feed readers. Folders are tags.")
final class SourcesExportCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SourcesExportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            List<OpmlFeed> feeds = context.config().feeds().stream()
                    .map(feed -> new OpmlFeed(feed.name(), AddressLogin.removed(address(context, feed)), feed.tags()))
                    .toList();
            String title = context.config().publication().title();
            PrintWriter out = TerminalWriter.forDocument(spec.commandLine().getOut());
            out.print(Opml.write(title, feeds));
            out.flush();
            return 0;
        }
    }

    /// Returns the feed's address as it is now.
    private static String address(AppContext context, FeedConfig feed) {
        return context.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .map(FeedState::currentUrl)
                .orElse(feed.address());
    }
}
