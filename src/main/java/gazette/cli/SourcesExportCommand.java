package gazette.cli;

import gazette.config.FeedConfig;
import gazette.press.Newsroom;
import gazette.sources.FeedState;
import gazette.sources.Opml;
import gazette.sources.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gazette sources export`.
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
        try (Newsroom newsroom = workspace.open(clock)) {
            List<Subscription> feeds = newsroom.config().feeds().stream()
                    .map(feed -> new Subscription(feed.name(), address(newsroom, feed), feed.tags()))
                    .toList();
            String title = newsroom.config().publication().title();
            spec.commandLine().getOut().print(Opml.write(title, feeds));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /// Where it is now.
    private static String address(Newsroom newsroom, FeedConfig feed) {
        return newsroom.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .map(FeedState::asked)
                .orElse(feed.address());
    }
}
