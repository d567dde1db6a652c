package gazette;

import gazette.Manual.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Command lines that a document shows together, to be run one after the other.
///
/// @param commands Gazette's own, without the name of the program
/// @param others the names of all other commands
record Script(String place, List<List<String>> commands, Set<String> others) {
    Script {
        commands = List.copyOf(commands);
        others = Set.copyOf(others);
    }

    static Script of(Block block) {
        return of(block.place(), block.text());
    }

    static Script of(String place, String text) {
        List<List<String>> lines =
                ShellWords.of(text).stream().map(Script::bare).toList();
        return new Script(
                place,
                lines.stream()
                        .filter(Script::isGazette)
                        .map(words -> words.subList(1, words.size()))
                        .toList(),
                lines.stream()
                        .filter(words -> !isGazette(words))
                        .map(List::getFirst)
                        .collect(Collectors.toSet()));
    }

    /// Leaves out those all of whose commands are in one before.
    static List<Script> distinct(List<Script> scripts) {
        var seen = new HashSet<List<String>>();
        return scripts.stream().filter(script -> seen.addAll(script.commands)).toList();
    }

    private static boolean isGazette(List<String> words) {
        return words.getFirst().equals("gazette") || words.getFirst().endsWith("/gazette");
    }

    /// Without another user's name before it, and without a file that takes what it prints.
    private static List<String> bare(List<String> words) {
        List<String> own = words.getFirst().equals("sudo") ? words.subList(3, words.size()) : words;
        int file = own.indexOf(">");
        return file < 0 ? own : own.subList(0, file);
    }
}
