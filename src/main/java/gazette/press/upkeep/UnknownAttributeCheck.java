package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.SpellingSuggestion;
import gazette.press.imports.ImportListFiles;
import gazette.render.check.TemplateCheck;
import gazette.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Warns of attributes that letters speak of and no subscriber has: everybody would get the fallback.
final class UnknownAttributeCheck {
    private static final Pattern COLUMN = Pattern.compile("attribute:\\s*+([^,;\t\"]++)");
    private static final int MOST_HEADING = 100_000;

    private UnknownAttributeCheck() {}

    static List<Diagnostic> in(Config config, TemplateCheck templates) {
        var used = templates.attributes(config);
        if (used.isEmpty()) {
            return List.of();
        }
        SortedSet<String> known = known(config);
        var warnings = new ArrayList<Diagnostic>();
        used.forEach((name, places) -> {
            if (!known.contains(name)) {
                String remedy = SpellingSuggestion.to(name, known)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("add a column attribute:" + name + " to the file of subscribers, or take it out");
                places.forEach(place -> warnings.add(new Diagnostic(
                        place.file(),
                        place.line(),
                        "no subscriber has the attribute \"" + name
                                + "\", so everybody gets the words that stand in for it",
                        remedy)));
            }
        });
        return warnings;
    }

    private static SortedSet<String> known(Config config) {
        var known = new TreeSet<String>();
        config.lists().values().forEach(list -> known.addAll(columns(config, list)));
        try {
            Store.openAsItIs(config.database()).ifPresent(store -> {
                try (store) {
                    known.addAll(store.read(tables -> tables.segmentMembers().attributeNames()));
                }
            });
        } catch (RuntimeException e) {
            // DatabaseCheck says what is wrong with it.
            return known;
        }
        return known;
    }

    /// Returns the attributes that a list's file has columns for: it may not have been imported yet.
    private static List<String> columns(Config config, ListConfig list) {
        Path file = config.workspace().resolve(ImportListFiles.path(list));
        try (var input = Files.newInputStream(file)) {
            String begin = new String(input.readNBytes(MOST_HEADING), StandardCharsets.UTF_8);
            String heading = begin.lines().findFirst().orElse("");
            return COLUMN.matcher(heading)
                    .results()
                    .map(match -> match.group(1).strip())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
