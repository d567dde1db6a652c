package gazette.cli;

import gazette.press.upkeep.InitWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette init DIR`.
@Command(name = "init", description = "Makes a workspace of your own, with every key explained.")
final class InitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A new or an empty folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        List<Path> files = InitWorkspace.run(folder);
        files.forEach(file -> out.println(folder.resolve(file)));
        out.println();
        out.println("Next: gazette demo --workspace " + folder + " shows it; gazette.yaml says what to change.");
        return 0;
    }
}
