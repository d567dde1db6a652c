package gazette.cli;

import gazette.press.upkeep.CopyTheme;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette theme copy A B`.
@Command(
        name = "copy",
        description = "Makes a theme of your own out of another. `gazette check` tells when the original has changed.")
final class ThemeCopyCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(index = "0", paramLabel = "A", description = "A theme that gazette theme list names.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Parameters(index = "1", paramLabel = "B", description = "The new theme's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            new CopyTheme(workspace.folder())
                    .run(from, to)
                    .forEach(spec.commandLine().getOut()::println);
        } catch (IllegalArgumentException e) {
            throw workspace.wrong(String.valueOf(e.getMessage()));
        }
        spec.commandLine().getErr().println("write theme: " + to + " in the list's block of gazette.yaml to use it");
        return 0;
    }
}
