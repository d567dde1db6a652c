package gazette.cli;

import gazette.config.YamlSourcesEditor.NewFeed;
import gazette.press.ingest.ImportFeeds;
import gazette.press.ingest.ImportFeeds.Imported;
import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette sources import`.
@Command(name = "import", description = "Follows the feeds of a list (OPML): adds them to gazette.yaml.")
final class SourcesImportCommand implements Callable<Integer> {
    private static final long LARGEST = 20_000_000;

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "FILE", description = "A list of feeds, as feed readers export it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--dry-run", description = "Shows what would be added, and adds nothing.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SourcesImportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw workspace.wrong(file + ": there is no such file; name one that a feed reader exported as OPML");
        }
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw workspace.wrong(file + " is no file of at most 20 MB; name one that a feed reader exported as OPML");
        }
        try (AppContext context = workspace.open(clock)) {
            Imported imported = new ImportFeeds(context).run(Files.readAllBytes(file), dryRun);
            return tell(imported);
        }
    }

    private int tell(Imported imported) {
        PrintWriter err = spec.commandLine().getErr();
        imported.skipped().forEach(err::println);
        if (!imported.faults().isEmpty()) {
            imported.faults().forEach(err::println);
            err.println("gazette.yaml stays as it is");
            return 1;
        }
        if (imported.added().isEmpty() && imported.skipped().isEmpty()) {
            err.println(file + ": there are no feeds in it; it should be OPML, with outlines that have an xmlUrl");
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        for (NewFeed feed : imported.added()) {
            out.println("  " + feed);
        }
        int count = imported.added().size();
        out.println((count == 1 ? "1 feed" : count + " feeds")
                + (dryRun ? " would be added to sources: in gazette.yaml" : " added to sources: in gazette.yaml"));
        return 0;
    }
}
