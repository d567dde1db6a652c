package gazette;

import gazette.bench.BenchCommand;
import gazette.cli.Cli;
import gazette.cli.ServeDemoSiteLauncher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One mistake of `mistakes.txt`, as a person makes it: lines that change a workspace, commands, and what these answer.
///
///     = its name
///     | lines of the next file
///     + FILE, made of the lines above
///     ~ FILE¦OLD¦NEW, replaces what is there; \n and \t are a line break and a tab
///     / FOLDER, made
///     - FILE, removed
///     $ a command; PAPER is the workspace
///     > a line of its answer
///
/// @param steps the lines without the answers
/// @param answers the lines that begin with `>`
record MistakeScript(String name, List<String> steps, List<String> answers) {
    /// Told of a sound workspace, too.
    private static final String NOISE = ".* fires next: .*|articles, subscribers and templates are looked at .*"
            + "|HOLD: nothing is sent: the data folder was copied .*";

    static List<MistakeScript> read(Path file) {
        try {
            return Stream.of(Files.readString(file).split("(?m)^= "))
                    .skip(1)
                    .map(MistakeScript::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MistakeScript parse(String block) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        return new MistakeScript(
                lines.getFirst(),
                lines.stream().skip(1).filter(line -> !line.startsWith("> ")).toList(),
                lines.stream()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2))
                        .toList());
    }

    MistakeScript with(List<String> given) {
        return new MistakeScript(name, steps, given);
    }

    String written() {
        return "= " + name + "\n" + String.join("\n", steps) + "\n"
                + String.join(
                        "", answers.stream().map(line -> "> " + line + "\n").toList());
    }

    /// Makes the mistake and returns all that the commands print, and how they end.
    List<String> answered(Path paper, InstantSource clock) throws IOException {
        List<String> answers = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (String step : steps) {
            String rest = step.substring(Math.min(2, step.length()));
            switch (step.charAt(0)) {
                case '|' -> file.append(rest.replace("\\t", "\t")).append('\n');
                case '+' -> {
                    write(paper.resolve(rest), file.toString(), clock);
                    file.setLength(0);
                }
                case '~' -> replace(paper, rest.split("¦", -1), clock);
                case '/' -> Files.createDirectories(paper.resolve(rest));
                case '-' -> Files.delete(paper.resolve(rest));
                case '$' -> answers.addAll(run(rest, paper, clock));
                default -> throw new IllegalArgumentException(name + ": " + step);
            }
        }
        return answers;
    }

    private void replace(Path paper, String[] parts, InstantSource clock) throws IOException {
        Path file = paper.resolve(parts[0]);
        String text = Files.readString(file);
        if (!text.contains(parts[1])) {
            throw new IllegalArgumentException(name + ": there is no " + parts[1]);
        }
        String written = parts[2].replace("\\n", "\n").replace("\\t", "\t");
        write(file, text.replace(parts[1], written), clock);
    }

    private static void write(Path file, String text, InstantSource clock) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(3600)));
    }

    private static List<String> run(String command, Path paper, InstantSource clock) {
        List<String> words =
                ShellWords.of(command.replace("PAPER", paper.toString()) + "\n").getFirst();
        boolean isPlaced =
                words.contains("--workspace") || List.of("init", "inline").contains(words.getFirst());
        Stream<String> workspace = isPlaced ? Stream.empty() : Stream.of("--workspace", paper.toString());
        var out = new StringWriter();
        int exit = Cli.run(
                Stream.concat(words.stream(), workspace).toArray(String[]::new),
                launcher(clock),
                List.of(new BenchCommand(List::of)),
                clock,
                new PrintWriter(out),
                new PrintWriter(out));
        return Stream.concat(out.toString().replace(paper.toString(), "PAPER").lines(), Stream.of("exit " + exit))
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.matches(NOISE))
                .toList();
    }

    private static ServeDemoSiteLauncher launcher(InstantSource clock) {
        return new ServeDemoSiteLauncher() {
            @Override
            public int serve(Path workspace) {
                return new Serve(workspace, clock).run();
            }

            @Override
            public int demo(Path workspace, boolean once, int port, Optional<Path> seeds) {
                return new Demo(workspace, seeds, clock).run(once, port);
            }

            @Override
            public int site(Path workspace, Path folder) {
                return new StaticSite(workspace, clock).write(folder);
            }
        };
    }
}
