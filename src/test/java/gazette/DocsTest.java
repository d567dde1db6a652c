package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Manual.Block;
import gazette.articles.parsing.ArticleFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README and `docs/` show is true: settings are read, commands are run, links are followed.
class DocsTest {
    /// What a block may be. `text` is what a program prints; the last three are for other programs.
    private static final Set<String> LANGUAGES = Set.of("yaml", "sh", "markdown", "csv", "text", "ini", "nginx", "ftl");
    /// Commands that are not Gazette's.
    private static final Set<String> OTHERS = Set.of(
            "./verify", "cd", "createdb", "editor", "export", "install", "journalctl", "mkdir", "systemctl", "useradd");
    private static final String COMMAND = "(\\$ )?(\\./)?gazette .*";
    private static final String SETTING = "[a-z_]+: .+";
    private static final int LONGEST_README = 220;

    @TempDir
    static Path folder;

    private static DocsPaper paper;

    private final List<Manual> manuals = Manual.all();
    private final Set<String> problems = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void open() throws IOException {
        paper = new DocsPaper(folder);
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void everyBlockSaysWhatItIsAndNoneHidesACommand() {
        for (Manual manual : manuals) {
            manual.lines().stream()
                    .filter(line -> line.text().matches("(    |\t).*"))
                    .forEach(line -> problems.add(manual.place(line) + ": put a block between fences"));
        }
        for (Block block : blocks("")) {
            if (!LANGUAGES.contains(block.language())) {
                problems.add(block.place() + ": say what it is, one of " + LANGUAGES);
            }
            if (!block.language().equals("sh") && block.text().lines().anyMatch(line -> line.matches(COMMAND))) {
                problems.add(block.place() + ": put the command into a block of sh");
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        var all = new ArrayList<>(manuals);
        all.add(Manual.read(Path.of("CHANGES.md")));
        all.add(Manual.read(Path.of("CONTRIBUTING.md")));
        all.forEach(manual -> manual.lines()
                .forEach(line -> Manual.linksIn(line.text()).stream()
                        .filter(link -> !leadsSomewhere(manual, link))
                        .forEach(link -> problems.add(manual.place(line) + ": " + link))));
        assertThat(problems).isEmpty();
    }

    @Test
    void everyBlockOfSettingsIsReadWithoutADiagnostic() throws IOException {
        var settings = new SettingsExample(folder.resolve("settings"), keysOfThePaper());
        for (Block block : blocks("yaml")) {
            settings.diagnostics(block.text()).forEach(said -> problems.add(block.place() + ": " + said));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKeyThatASentenceShowsWithAValueExists() {
        Set<String> known = Stream.of("docs/configuration.md", "docs/articles.md")
                .map(file -> Manual.read(Path.of(file)).lines())
                .flatMap(lines -> Manual.firstCells(lines, "key").stream())
                .collect(Collectors.toSet());
        eachCode((place, code) -> {
            if (code.matches(SETTING) && !known.contains(code.replaceFirst(":.*", ""))) {
                problems.add(place + ": " + code);
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKeyOfAnArticleIsReadWithoutADiagnostic() {
        String head = Manual.firstCells(Manual.read(Path.of("docs/articles.md")).lines(), "key").stream()
                .map(key -> key + ":\n")
                .collect(Collectors.joining());
        assertThat(new ArticleFixture().warnings("---\n" + head + "---\n# T\n\nx\n"))
                .isEmpty();
    }

    @Test
    void everyCommandLineRuns() {
        var scripts = new ArrayList<Script>();
        eachCode((place, code) -> {
            if (code.matches(COMMAND)) {
                scripts.add(Script.of(place, code + "\n"));
            }
        });
        // A sentence may name a command without its arguments.
        scripts.removeIf(script -> script.commands().stream().allMatch(paper.commands()::isName));
        blocks("sh").forEach(block -> scripts.add(Script.of(block)));
        scripts.sort(Comparator.comparingInt(script -> -script.commands().size()));
        Script.distinct(scripts).parallelStream().forEach(this::run);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyOtherCommandOfABlockIsKnown() {
        assertThat(blocks("sh").stream()
                        .flatMap(block -> Script.of(block).others().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(OTHERS);
    }

    @Test
    void everyArticleAndEveryTableOfSubscribersIsRead() throws IOException {
        Path workspace = paper.fresh();
        for (Block block : blocks("markdown")) {
            Files.writeString(workspace.resolve("seeds/example.md"), block.text());
            run(Script.of(block.place(), "gazette article seeds/example.md\n"), workspace);
        }
        for (Block block : blocks("csv")) {
            Files.writeString(workspace.resolve("example.csv"), block.text());
            String line = "gazette subscribers import example.csv --list lamplight --consent yes\n";
            run(Script.of(block.place(), line), workspace);
        }
        assertThat(problems).isEmpty();
    }

    private void run(Script script) {
        try {
            run(script, paper.fresh());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Script script, Path workspace) {
        script.commands()
                .forEach(words -> paper.commands()
                        .run(workspace, words)
                        .ifPresent(problem ->
                                problems.add(script.place() + ": " + String.join(" ", words) + ": " + problem)));
    }

    private List<Block> blocks(String language) {
        return manuals.stream()
                .flatMap(manual -> manual.blocks().stream())
                .filter(block -> language.isEmpty() || block.language().equals(language))
                .toList();
    }

    /// Everything that stands as code in a sentence or a table, with its place.
    private void eachCode(BiConsumer<String, String> look) {
        manuals.forEach(manual -> manual.lines()
                .forEach(line -> Manual.codeIn(line.text()).forEach(code -> look.accept(manual.place(line), code))));
    }

    private static boolean leadsSomewhere(Manual from, String link) {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? from.file()
                : from.file().resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || Manual.read(target).anchors().contains(parts[1]));
    }

    /// The keys of `gazette.yaml`, as the document has them; another test compares it with the reader.
    private static Set<String> keysOfThePaper() {
        return Manual.read(Path.of("docs/configuration.md")).sections().stream()
                .filter(section -> section.heading().endsWith("`gazette.yaml`"))
                .flatMap(section -> Manual.firstCells(section.lines(), "key").stream())
                .collect(Collectors.toSet());
    }
}
