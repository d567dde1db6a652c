package gazette.cli;

import gazette.render.themes.ThemeSummary;
import gazette.render.themes.Themes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs `gazette theme list`.
@Command(name = "list", description = "Lists the themes: those of the program, and yours under templates/.")
final class ThemeListCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Themes(workspace.folder().resolve("templates")).all().forEach(this::print);
        spec.commandLine()
                .getErr()
                .println(
                        "docs/templates.md shows pictures of them; write theme: NAME in the list's block of gazette.yaml");
        return 0;
    }

    private void print(ThemeSummary theme) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-12s %s%n", theme.name(), theme.description().orElse("(its theme.yaml has no description)"));
        theme.parent().ifPresent(parent -> out.printf("%-12s parent: %s%n", "", parent));
    }
}
