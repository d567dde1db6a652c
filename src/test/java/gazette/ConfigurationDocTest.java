package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/configuration.md` names every key that the reader of the settings takes, block by block, and no other.
///
/// The reader itself is asked: a key that it does not know makes it list those that it knows. Which keys are blocks of
/// further keys is found out in the same way, so that a new block cannot be forgotten.
class ConfigurationDocTest {
    private static final String UNKNOWN = "qqqqqqqqqqqq";
    private static final String PAPER = "gazette.yaml";
    private static final String SCHEDULE = "schedules/NAME.yaml";
    private static final String SHOW = "show";
    private static final String REVIEW = "review";
    /// A source is read in one of two ways.
    private static final List<String> KINDS = List.of("folder: seeds", "feed: 'https://example.org/feed'");

    @TempDir
    Path folder;

    @Test
    void theDocumentNamesEveryKeyOfEveryBlockAndNoOther() {
        var known = new TreeMap<String, Set<String>>();
        explore("", known);
        known.put(SCHEDULE, keys(schedule(UNKNOWN + ": 1")));
        known.put(SHOW, keys(schedule("show: {" + UNKNOWN + ": 1}")));
        known.put(REVIEW, keys(schedule("review: {before: 1m, " + UNKNOWN + ": 1}")));
        assertThat(documented()).isEqualTo(known);
    }

    private static Map<String, Set<String>> documented() {
        var keys = new TreeMap<String, Set<String>>();
        for (Manual.Section section :
                Manual.read(Path.of("docs/configuration.md")).sections()) {
            List<String> rows = Manual.firstCells(section.lines(), "key");
            Manual.codeIn(section.heading()).forEach(path -> keys.put(path, new TreeSet<>(rows)));
        }
        return keys;
    }

    /// Notes the keys of a block, and of all blocks in it.
    private void explore(String block, Map<String, Set<String>> known) {
        Set<String> keys = keys(paper(block));
        known.put(block.isEmpty() ? PAPER : block, keys);
        keys.forEach(key -> exploreBelow(block.isEmpty() ? key : block + "." + key, known));
    }

    private void exploreBelow(String path, Map<String, Set<String>> known) {
        List<Diagnostic> faults = paper(path);
        if (!keys(faults).isEmpty()) {
            explore(path, known);
        } else if (says(faults, UNKNOWN + " is not a block")) {
            explore(path + (path.endsWith(".domains") ? ".DOMAIN" : ".NAME"), known);
        } else if (!says(faults, "holds a list or a block")) {
            // Its keys are names, their values single ones.
            known.put(path, Set.of());
        }
    }

    private static boolean says(List<Diagnostic> faults, String problem) {
        return faults.stream().anyMatch(fault -> fault.problem().contains(problem));
    }

    private static Set<String> keys(List<Diagnostic> faults) {
        return faults.stream()
                .filter(fault -> fault.problem().equals("unknown key \"" + UNKNOWN + "\""))
                .flatMap(fault -> Stream.of(
                        fault.remedy().replace("the keys here are ", "").split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What the reader says of a paper that has the unknown key in a block.
    private List<Diagnostic> paper(String block) {
        return KINDS.stream()
                .flatMap(kind -> read(with(block, kind), "{list: news, when: every hour}").stream())
                .toList();
    }

    private List<Diagnostic> schedule(String key) {
        return read(with(SCHEDULE, ""), "{list: news, when: every hour, " + key + "}");
    }

    /// The shortest paper, with the unknown key in one of its blocks, or not in it but in a schedule.
    private static String with(String block, String kind) {
        var paper = new LinkedHashMap<String, String>();
        paper.put("publication", "{title: News}");
        paper.put("from", "editor@example.org");
        paper.put("lists", "{news: {topics: {TOPIC: [tag]}}}");
        if (block.isEmpty()) {
            paper.put(UNKNOWN, "1");
        } else if (!block.equals(SCHEDULE)) {
            String[] names = block.split("\\.");
            String value = UNKNOWN + ": 1";
            for (int depth = names.length - 1; depth > 0; depth--) {
                boolean source = depth == 1 && names[0].equals("sources") && !value.startsWith(kind.split(" ")[0]);
                value = names[depth] + ": {" + (source ? kind + ", " : "") + value + "}";
            }
            paper.put(names[0], "{" + value + "}");
        }
        return paper.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private List<Diagnostic> read(String paper, String schedule) {
        try {
            Files.createDirectories(folder.resolve("schedules"));
            Files.writeString(folder.resolve("gazette.yaml"), paper);
            Files.writeString(folder.resolve("schedules/hourly.yaml"), schedule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (new ConfigReader().read(folder, Map.of())) {
            case ConfigReadResult.Valid _ -> List.of();
            case ConfigReadResult.Invalid invalid -> invalid.faults();
        };
    }
}
