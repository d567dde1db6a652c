package gazette;

import gazette.bench.BenchCommand;
import gazette.cli.Cli;
import gazette.cli.ServeDemoSiteLauncher;
import gazette.cli.TerminalStream;
import gazette.press.workspace.TemporaryFolder;
import gazette.web.admin.AdminSite;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Starts the program: hands the command line to `cli`, and wires the commands that keep running.
public final class Gazette {
    private static final String WORKSPACE = "--workspace";

    private Gazette() {}

    /// Runs one command and exits with its code.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        // Images are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        keepTemporaryFiles(args);
        var terminal = System.out;
        var errors = System.err;
        System.setOut(TerminalStream.to(terminal));
        System.setErr(TerminalStream.to(errors));
        var out = new PrintWriter(terminal, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(errors, true, StandardCharsets.UTF_8);
        System.exit(Cli.run(
                args, launchers(), List.of(new BenchCommand(AdminSite::pages)), InstantSource.system(), out, err));
    }

    /// Keeps temporary files in the workspace's data folder, if there is a workspace. Libraries that unpack native code
    /// do so before picocli has read the arguments.
    private static void keepTemporaryFiles(String[] args) {
        var workspace = "";
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(WORKSPACE) && i + 1 < args.length) {
                workspace = args[i + 1];
            } else if (args[i].startsWith(WORKSPACE + "=")) {
                workspace = args[i].substring(WORKSPACE.length() + 1);
            }
        }
        try {
            Path folder = Path.of(workspace).toAbsolutePath();
            if (Files.isRegularFile(folder.resolve("gazette.yaml"))) {
                TemporaryFolder.useForLibraries(folder.resolve("data"));
            }
        } catch (InvalidPathException | UncheckedIOException e) {
            // The command says what is wrong with the folder.
        }
    }

    private static ServeDemoSiteLauncher launchers() {
        return new ServeDemoSiteLauncher() {
            @Override
            public int serve(Path workspace) {
                return new Serve(workspace, InstantSource.system()).run();
            }

            @Override
            public int demo(Path workspace, boolean once, int port, Optional<Path> seeds) {
                return new Demo(workspace, seeds, InstantSource.system()).run(once, port);
            }

            @Override
            public int site(Path workspace, Path folder) {
                return new StaticSite(workspace, InstantSource.system()).write(folder);
            }
        };
    }
}
