package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.SpellingSuggestion;
import gazette.press.composing.NoteFile;
import gazette.press.composing.ReadNotes;
import gazette.store.Store;
import gazette.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks through the files with an editor's words for the next issues: what cannot be read, what was used already,
/// and what belongs to no schedule.
final class NoteFilesCheck {
    private final Config config;
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    NoteFilesCheck(Config config) {
        this.config = config;
    }

    NoteFilesCheck run() {
        var files = new ArrayList<NoteFile>();
        config.schedules().values().forEach(schedule -> {
            ReadNotes.Notes notes = new ReadNotes(config, schedule).read(_ -> false);
            faults.addAll(notes.faults());
            warnings.addAll(notes.warnings());
            files.addAll(notes.files());
        });
        if (!files.isEmpty()) {
            warnOfUsed(files);
        }
        warnOfOthers();
        return this;
    }

    List<Diagnostic> faults() {
        return List.copyOf(faults);
    }

    List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    private void warnOfUsed(List<NoteFile> files) {
        try {
            Store.openAsItIs(config.database()).ifPresent(store -> {
                try (store) {
                    files.forEach(file -> store.read(tables -> usedIn(file, tables))
                            .ifPresent(issue -> warnings.add(new Diagnostic(
                                    file.file(),
                                    1,
                                    "the issue " + issue + " had it, so no other issue gets it",
                                    "write the next one, or remove the file"))));
                }
            });
        } catch (RuntimeException e) {
            // DatabaseCheck says what is wrong with it.
            return;
        }
    }

    private static Optional<String> usedIn(NoteFile file, Tables tables) {
        String schedule = file.file().getFileName().toString().replaceFirst("\\.(intro|outro)\\..*", "");
        return tables.issueNotes().usedIn(schedule, file.hash(), file.note());
    }

    private void warnOfOthers() {
        Set<String> names = config.schedules().keySet();
        for (String file : markdownFiles()) {
            String name = file.replaceFirst("\\.(intro|outro)(\\.[A-Za-z0-9-]{2,35})?\\.md$", "");
            if (name.equals(file) || !names.contains(name)) {
                String remedy = SpellingSuggestion.to(name.replaceFirst("\\..*", ""), names)
                        .map(near -> "call it " + near + ".intro.md or " + near + ".outro.md")
                        .orElse("call it SCHEDULE.intro.md or SCHEDULE.outro.md, or remove it");
                warnings.add(new Diagnostic(Path.of("schedules", file), 1, "no issue gets this file", remedy));
            }
        }
    }

    private List<String> markdownFiles() {
        Path folder = config.workspace().resolve("schedules");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.startsWith("README"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
