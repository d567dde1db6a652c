package gazette.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gazette serve`.
@Command(name = "serve", description = "Serves pages and feeds, fires the schedules and sends, until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private final Doors doors;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    ServeCommand(Doors doors) {
        this.doors = doors;
    }

    @Override
    public Integer call() {
        workspace.config();
        return doors.serve(workspace.folder());
    }
}
