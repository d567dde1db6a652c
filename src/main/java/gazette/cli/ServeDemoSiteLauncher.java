package gazette.cli;

import java.nio.file.Path;
import java.util.Optional;

/// Starts what needs other doors, which only the wiring can open.
public interface ServeDemoSiteLauncher {
    /// Serves pages, fires schedules and sends, until the process is told to end.
    ///
    /// @return the exit code
    int serve(Path workspace);

    /// Shows the whole paper on this machine.
    ///
    /// @param once do one round and end, instead of staying
    /// @param port the first port to try
    /// @param seeds articles from there, instead of the workspace's sources
    /// @return the exit code
    int demo(Path workspace, boolean once, int port, Optional<Path> seeds);

    /// Writes what `serve` would show as files.
    ///
    /// @return the exit code
    int site(Path workspace, Path folder);
}
