package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.SpellingSuggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds subscriber files that belong to no list, probably because of a typing error in their name.
final class SubscriberFileWithoutListCheck {
    private static final String ENDING = ".csv";

    private SubscriberFileWithoutListCheck() {}

    static List<Diagnostic> in(Config config) {
        Path folder = config.workspace().resolve("subscribers");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .filter(name -> !config.lists().containsKey(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .map(name -> fault(name, config))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Diagnostic fault(String name, Config config) {
        return new Diagnostic(
                Path.of("subscribers", name),
                1,
                "no list has this name, so nobody in it is a subscriber",
                SpellingSuggestion.to(
                                name.replaceFirst("\\.csv$", ""), config.lists().keySet())
                        .map(near -> "did you mean \"" + near + ".csv\"")
                        .orElseGet(() -> "name it after one of the lists: "
                                + String.join(", ", config.lists().keySet())));
    }
}
