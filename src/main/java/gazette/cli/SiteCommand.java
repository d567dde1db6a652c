package gazette.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs `gazette site`.
@Command(
        name = "site",
        description = "Writes pages and feeds as files, for any web host. What is as it was is not touched, what is not"
                + " public any more is removed, and files that it did not write stay.")
final class SiteCommand implements Callable<Integer> {
    private final ServeDemoSiteLauncher serveDemoSiteLauncher;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write: empty, new, or written by this command before.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    SiteCommand(ServeDemoSiteLauncher serveDemoSiteLauncher) {
        this.serveDemoSiteLauncher = serveDemoSiteLauncher;
    }

    @Override
    public Integer call() {
        workspace.config();
        return serveDemoSiteLauncher.site(workspace.folder(), out);
    }
}
