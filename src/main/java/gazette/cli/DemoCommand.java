package gazette.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs `gazette demo`.
@Command(
        name = "demo",
        description = "Shows the whole paper on this machine, with a built-in mailbox that catches the mail.")
final class DemoCommand implements Callable<Integer> {
    private final ServeDemoSiteLauncher serveDemoSiteLauncher;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--once", description = "Do one round, say what went where, and end.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the pages; if it is taken, the next one. Default: 8080.",
            defaultValue = "8080")
    private int port;

    @Option(names = "--seeds", paramLabel = "DIR", description = "Read articles from this folder instead.")
    @SuppressWarnings("NullAway.Init") // absent means null to picocli, and is converted at once
    private Path seeds;

    DemoCommand(ServeDemoSiteLauncher serveDemoSiteLauncher) {
        this.serveDemoSiteLauncher = serveDemoSiteLauncher;
    }

    @Override
    public Integer call() {
        if (port < 1 || port > 65_535) {
            throw workspace.wrong("there is no port " + port + "; write a number from 1 to 65535");
        }
        return serveDemoSiteLauncher.demo(workspace.folder(), once, port, Optional.ofNullable(seeds));
    }
}
