package gazette;

import gazette.bench.BenchCommand;
import gazette.cli.Cli;
import gazette.cli.ServeDemoSiteLauncher;
import gazette.press.publishing.TestClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Runs the command lines of the documents as a shell would in a workspace, but for what stays open: `serve`, `demo`
/// and `site` end where they would begin to serve.
final class DocsCommands {
    private static final ServeDemoSiteLauncher NOTHING = new ServeDemoSiteLauncher() {
        @Override
        public int serve(Path workspace) {
            return 0;
        }

        @Override
        public int demo(Path workspace, boolean once, int port, Optional<Path> seeds) {
            return 0;
        }

        @Override
        public int site(Path workspace, Path folder) {
            return 0;
        }
    };
    private static final Set<String> PATHS = Set.of("FILE", "DIR");

    private final TestClock clock;
    private final CommandLine parser;

    DocsCommands(Instant now) {
        clock = new TestClock(now);
        parser = Cli.commandLine(NOTHING, List.of(new BenchCommand(List::of)), clock);
    }

    TestClock clock() {
        return clock;
    }

    /// The commands as the program has them.
    CommandLine line() {
        return parser;
    }

    /// Whether that is the name of a command, and no more.
    boolean isName(List<String> words) {
        CommandLine line = parser;
        for (String word : words) {
            if (!line.getSubcommands().containsKey(word)) {
                return false;
            }
            line = line.getSubcommands().get(word);
        }
        return true;
    }

    /// Runs a command line a minute after the last. The benches, and what would ask other servers, are parsed only.
    ///
    /// @return what went wrong; empty if nothing did
    Optional<String> run(Path workspace, List<String> words) {
        try {
            Optional<List<String>> placed = placed(workspace, words);
            return placed.isPresent() ? execute(placed.get()) : Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> execute(List<String> words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.run(
                words.toArray(String[]::new),
                NOTHING,
                List.of(new BenchCommand(List::of)),
                clock,
                new PrintWriter(out),
                new PrintWriter(err));
        return exit == 0 ? Optional.empty() : Optional.of("exit code " + exit + ": " + out + err);
    }

    /// The same words with whole paths, as the workspace is not the current folder; empty if it is not to be run.
    private synchronized Optional<List<String>> placed(Path workspace, List<String> words) {
        clock.pass(Duration.ofMinutes(1));
        ParseResult command = parser.parseArgs(words.toArray(String[]::new));
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        if (command.commandSpec().qualifiedName().startsWith("gazette bench ")
                || words.stream().anyMatch(word -> word.matches("https?://.*"))) {
            return Optional.empty();
        }
        Set<String> paths = command.matchedArgs().stream()
                .filter(argument -> PATHS.contains(argument.paramLabel()))
                .map(ArgSpec::originalStringValues)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        var placed = new ArrayList<>(words);
        int named = placed.indexOf("--workspace");
        if (named >= 0) {
            placed.subList(named, named + 2).clear();
        }
        placed.replaceAll(word ->
                paths.contains(word) ? workspace.resolve(word).normalize().toString() : word);
        if (command.commandSpec().findOption("--workspace") != null) {
            placed.addAll(List.of("--workspace", workspace.toString()));
        }
        return Optional.of(placed);
    }
}
