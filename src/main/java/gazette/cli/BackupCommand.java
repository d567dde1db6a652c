package gazette.cli;

import gazette.press.upkeep.BackUp;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette backup FILE`.
@Command(
        name = "backup",
        description = "Packs the database and the keys into one zip file, also beside a running serve.",
        footer = {
            "",
            "The file holds subscribers' addresses and secret keys; only its owner can read it.",
            "To restore it: stop Gazette, unpack the file, and do what its RESTORE.txt says.",
            "A PostgreSQL database is copied by pg_dump, which must be on the PATH."
        })
final class BackupCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "FILE", description = "A new file, such as gazette-monday.zip.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    BackupCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        new BackUp(workspace.config(), clock).run(file);
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
