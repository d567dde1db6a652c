package gazette.cli;

import gazette.config.SpellingSuggestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/// Answers a command line that cannot be obeyed: what is wrong with it, what was meant as far as that can be guessed,
/// and where to read on.
final class UsageErrorHandler implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        PrintWriter err = e.getCommandLine().getErr();
        err.println("gazette: " + problem(e));
        err.println("how to use it: " + command.qualifiedName() + " --help");
        return command.exitCodeOnInvalidInput();
    }

    private static String problem(ParameterException e) {
        CommandLine command = e.getCommandLine();
        // What is misspelled is missing, too: that it is misspelled tells more.
        List<String> unknown = command.getUnmatchedArguments();
        if (!unknown.isEmpty()) {
            return unknown(unknown.getFirst(), command);
        }
        return switch (e) {
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice -> "say " + name(twice.getOverwritten()) + " only once";
            default ->
                Optional.ofNullable(e.getArgSpec())
                        .map(arg -> badValue(arg, e.getValue()))
                        .orElseGet(() -> String.valueOf(e.getMessage()));
        };
    }

    private static String unknown(String word, CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        if (word.startsWith("-")) {
            String option = word.replaceFirst("=.*", "");
            return command.qualifiedName() + " has no option '" + option + "'" + guess(option, options(command));
        }
        List<String> commands = commands(command);
        return commands.isEmpty()
                ? "'" + word + "' is too much: " + command.qualifiedName() + " takes " + taken(command)
                : "there is no command '" + word + "'" + guessCommand(word, line, commands);
    }

    private static String taken(CommandSpec command) {
        String all =
                command.positionalParameters().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" and "));
        return all.isEmpty() ? "no words, only options" : "only " + all;
    }

    /// A command of another group may be meant, too: `gazette import` for `gazette subscribers import`.
    private static String guessCommand(String word, CommandLine line, List<String> commands) {
        String near = guess(word, commands);
        CommandLine top = line;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        List<String> elsewhere = named(word, top);
        return near.isEmpty() && !elsewhere.isEmpty() ? "; did you mean " + String.join(" or ", elsewhere) + "?" : near;
    }

    private static List<String> named(String word, CommandLine group) {
        return group.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("bench"))
                .flatMap(entry -> Stream.concat(
                        entry.getKey().equalsIgnoreCase(word)
                                ? Stream.of(entry.getValue().getCommandSpec().qualifiedName())
                                : Stream.empty(),
                        named(word, entry.getValue()).stream()))
                .toList();
    }

    private static String guess(String word, List<String> known) {
        return SpellingSuggestion.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }

    private static List<String> commands(CommandSpec command) {
        return command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String missing(List<ArgSpec> missing) {
        String all = missing.stream().map(UsageErrorHandler::written).collect(Collectors.joining(" and "));
        return missing.size() > 1 ? all + " are missing" : all + " is missing: " + explained(missing.getFirst());
    }

    private static String badValue(ArgSpec arg, String value) {
        return "'" + value + "' is no value for " + name(arg) + ", which takes "
                + (arg.arity().max() == 0 ? "none" : values(arg)) + ": " + explained(arg);
    }

    private static String values(ArgSpec arg) {
        return arg.type() == int.class ? "a whole number" : arg.paramLabel();
    }

    private static String written(ArgSpec arg) {
        return arg.isOption() ? name(arg) + " " + arg.paramLabel() : name(arg);
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String explained(ArgSpec arg) {
        return String.join(" ", arg.description());
    }
}
