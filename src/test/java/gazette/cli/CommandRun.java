package gazette.cli;

import gazette.press.publishing.TestPublication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/// Holds how a command ended and what it printed.
record CommandRun(int exit, String out, String err) {
    /// Runs a command on a test's workspace.
    static CommandRun in(TestPublication publication, String... args) {
        String[] all = Stream.concat(Stream.of(args), Stream.of("--workspace", publication.folder.toString()))
                .toArray(String[]::new);
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.run(
                all,
                CliTest.CLOSED,
                List.of(),
                publication.clock,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
