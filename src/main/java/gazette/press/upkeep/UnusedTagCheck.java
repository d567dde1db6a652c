package gazette.press.upkeep;

import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ScheduleConfig;
import gazette.config.SpellingSuggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds tags that a schedule asks for and no article has, probably because of a typing error. What feeds bring is not
/// known before it comes, so schedules that take entries of feeds are passed over.
final class UnusedTagCheck {
    private UnusedTagCheck() {}

    static List<Diagnostic> in(Config config, List<ParsedArticle> articles) {
        Set<String> known = articles.stream()
                .flatMap(parsed -> parsed.article().tags().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return config.schedules().values().stream()
                .filter(schedule -> !takesFeeds(schedule, config))
                .flatMap(schedule -> new TreeSet<>(schedule.filter().tags())
                        .stream().filter(tag -> !known.contains(tag)).map(tag -> warning(tag, schedule, known, config)))
                .toList();
    }

    private static boolean takesFeeds(ScheduleConfig schedule, Config config) {
        List<String> names = schedule.filter().sources();
        return config.feeds().stream().anyMatch(feed -> names.isEmpty() || names.contains(feed.name()));
    }

    private static Diagnostic warning(String tag, ScheduleConfig schedule, Set<String> known, Config config) {
        return new Diagnostic(
                schedule.file(),
                line(tag, config.workspace().resolve(schedule.file())),
                "no article has the tag \"" + tag + "\"",
                SpellingSuggestion.to(tag, known)
                        .map(near -> "did you mean \"" + near + "\"")
                        .orElse("mend the tag, or leave it if such articles are to come"));
    }

    /// Returns the line of a schedule's file that names a tag under `tags:`.
    private static int line(String tag, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            int key = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).startsWith("tags:"))
                    .findFirst()
                    .orElse(0);
            return 1
                    + IntStream.range(key, lines.size())
                            .filter(i -> lines.get(i).contains(tag))
                            .findFirst()
                            .orElse(key);
        } catch (IOException e) {
            return 1;
        }
    }
}
