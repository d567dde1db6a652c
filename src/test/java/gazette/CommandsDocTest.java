package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `docs/commands.md` names every command, and each with every option and argument that it has, and no other.
class CommandsDocTest {
    private static final String COMMON = "Options of many commands";
    private static final Set<String> NO_COMMANDS = Set.of("Commands", COMMON);

    private final Manual manual = Manual.read(Path.of("docs/commands.md"));
    private final Map<String, CommandSpec> commands = commands(new DocsCommands(Instant.EPOCH).line());

    @Test
    void everyCommandIsThereWithAllThatItTakesAndNothingElse() {
        var documented = new TreeMap<String, List<String>>();
        sections()
                .forEach((name, section) ->
                        documented.put(name, sorted(Manual.firstCells(section.lines(), "argument or option"))));
        var real = new TreeMap<String, List<String>>();
        commands.forEach((name, command) -> real.put(name, sorted(arguments(command))));
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void whatIsRequiredAndWhatHoldsOtherwiseIsSaid() {
        commands.forEach((name, command) -> command.options().stream()
                .filter(option -> !option.hidden() && !isCommon(option))
                .forEach(option -> {
                    String row = row(name, written(option));
                    assertThat(row.contains("Required")).as(row).isEqualTo(option.required());
                    if (String.valueOf(option.defaultValue()).matches("\\d+|\\w{2,}")
                            && option.defaultValue() != null) {
                        assertThat(row).contains("Default: " + option.defaultValue());
                    }
                }));
    }

    @Test
    void theCommonOptionsAreThoseOfEveryCommand() {
        Manual.Section common = section(COMMON);
        assertThat(Manual.firstCells(common.lines(), "option"))
                .containsExactly("--help", "--version", "--workspace DIR");
        commands.forEach((name, command) ->
                assertThat(command.optionsMap()).as(name).containsKeys("--help", "-h", "--version", "-V"));
        var without = commands.entrySet().stream()
                .filter(entry -> entry.getValue().subcommands().isEmpty())
                .filter(entry -> entry.getValue().findOption("--workspace") == null)
                .map(entry -> entry.getKey().split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        String row = common.lines().stream()
                .map(Manual.Line::text)
                .filter(line -> line.contains("--workspace"))
                .findFirst()
                .orElseThrow();
        assertThat(Manual.codeIn(row).stream().skip(2)).containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void theReadmeNamesEveryCommand() {
        var named = Manual.firstCells(Manual.read(Path.of("README.md")).lines(), "command");
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(commands.keySet().stream()
                        .filter(name -> !name.contains(" "))
                        .toList());
    }

    @Test
    void everyOptionThatADocumentSpeaksOfExists() {
        var names = commands.values().stream()
                .flatMap(command -> command.options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.toSet());
        for (Manual document : Manual.all()) {
            for (Manual.Line line : document.lines()) {
                assertThat(Manual.codeIn(line.text()).stream()
                                .filter(code -> code.startsWith("--"))
                                .map(code -> code.split("[ =]")[0]))
                        .as(document.place(line))
                        .isSubsetOf(names);
            }
        }
    }

    private static Map<String, CommandSpec> commands(CommandLine line) {
        var commands = new TreeMap<String, CommandSpec>();
        line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(command -> {
                    commands.put(command.qualifiedName().replaceFirst("^gazette ", ""), command);
                    commands.putAll(commands(command.commandLine()));
                });
        return commands;
    }

    private static List<String> arguments(CommandSpec command) {
        var arguments = new ArrayList<String>();
        command.positionalParameters().forEach(parameter -> arguments.add(parameter.paramLabel()));
        command.options().stream()
                .filter(option -> !option.hidden() && !isCommon(option))
                .forEach(option -> arguments.add(written(option)));
        return arguments;
    }

    private static String written(OptionSpec option) {
        return option.longestName() + (option.arity().max() == 0 ? "" : " " + ((ArgSpec) option).paramLabel());
    }

    private static boolean isCommon(OptionSpec option) {
        return option.usageHelp()
                || option.versionHelp()
                || option.longestName().equals("--workspace");
    }

    private Map<String, Manual.Section> sections() {
        return manual.sections().stream()
                .filter(section -> !NO_COMMANDS.contains(section.heading()))
                .collect(Collectors.toMap(Manual.Section::heading, section -> section));
    }

    private Manual.Section section(String heading) {
        return manual.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private String row(String command, String option) {
        return section(command).lines().stream()
                .map(Manual.Line::text)
                .filter(line -> line.startsWith("| `" + option + "` |"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }
}
