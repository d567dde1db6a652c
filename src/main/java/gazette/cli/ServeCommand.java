package gazette.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs `gazette serve`.
@Command(name = "serve", description = "Serves pages and feeds, fires the schedules and sends, until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private final ServeDemoSiteLauncher serveDemoSiteLauncher;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    ServeCommand(ServeDemoSiteLauncher serveDemoSiteLauncher) {
        this.serveDemoSiteLauncher = serveDemoSiteLauncher;
    }

    @Override
    public Integer call() {
        workspace.config();
        return serveDemoSiteLauncher.serve(workspace.folder());
    }
}
