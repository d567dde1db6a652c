package gazette;

import gazette.bench.BenchCommand;
import gazette.cli.Cli;
import gazette.cli.Launchers;
import gazette.cli.TerminalStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Starts the program: hands the command line to `cli`, and wires the commands that keep running.
public final class Gazette {
    private Gazette() {}

    /// Runs one command and exits with its code.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        // Images are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        var terminal = System.out;
        var errors = System.err;
        System.setOut(TerminalStream.to(terminal));
        System.setErr(TerminalStream.to(errors));
        var out = new PrintWriter(terminal, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(errors, true, StandardCharsets.UTF_8);
        System.exit(Cli.run(args, launchers(), List.of(new BenchCommand()), InstantSource.system(), out, err));
    }

    private static Launchers launchers() {
        return new Launchers() {
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
