package gazette.press.composing;

import gazette.articles.parsing.NoteParser;
import gazette.articles.parsing.ParsedNote;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ScheduleConfig;
import gazette.issues.DraftField;
import gazette.issues.IssueDraft;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Field;
import gazette.issues.IssueNote.Place;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.store.Store;
import gazette.text.BoundedFile;
import gazette.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what an editor has written for the next issue of a schedule, in files beside it: `weekly.intro.md` stands
/// before the articles, `weekly.outro.md` after them, and `weekly.intro.zh.md` in letters in Chinese.
public final class ReadNotes {
    private static final int MOST_BYTES = 200_000;
    private static final String FOLDER = "schedules";

    private final Config config;
    private final ScheduleConfig schedule;

    public ReadNotes(Config config, ScheduleConfig schedule) {
        this.config = config;
        this.schedule = schedule;
    }

    /// Holds what was read.
    ///
    /// @param warnings about files that are read
    /// @param faults of files that cannot be read; the issue goes out without these, and they stay for the next one
    /// @param waiting files in whose place the words from the desk go out
    public record Notes(
            List<NoteFile> files, List<Diagnostic> warnings, List<Diagnostic> faults, List<NoteFile> waiting) {
        public Notes {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
            faults = List.copyOf(faults);
            waiting = List.copyOf(waiting);
        }

        /// Returns what a run's report says of them.
        List<Reason> reasons() {
            var reasons = new ArrayList<Reason>();
            files.forEach(file ->
                    reasons.add(note(file, "with " + (file.isOfDraft() ? "the words from the desk" : file.file()))));
            waiting.forEach(file ->
                    reasons.add(note(file, file.file() + " waits: the words from the desk go out in its place")));
            warnings.forEach(warning -> reasons.add(reason(ReasonKind.WARNING, warning)));
            faults.forEach(fault -> reasons.add(Reason.of(fault)));
            return reasons;
        }

        private static Reason note(NoteFile file, String what) {
            return new Reason(ReasonKind.NOTE, file.note().place().name().toLowerCase(Locale.ROOT), what);
        }

        private static Reason reason(ReasonKind kind, Diagnostic warning) {
            String place = warning.file() + ":" + warning.line();
            return new Reason(kind, place, warning.problem() + "; " + warning.remedy());
        }

        /// Returns the fields of the draft that cannot be shown.
        public List<DraftField> unusable() {
            return faults.stream()
                    .flatMap(fault -> NoteFile.field(fault.file()).stream())
                    .toList();
        }

        /// Returns the notes for an issue.
        public List<IssueNote> notes() {
            return files.stream().map(NoteFile::note).toList();
        }
    }

    /// Describes a file by its name.
    private record Named(Path file, Place place, String lang) {}

    /// Returns the files that no issue of the schedule has had yet, and that can be read.
    public List<NoteFile> unused(Store store) {
        return readUnused(store, IssueDraft.empty(schedule.name())).files();
    }

    /// Reads the files that no issue of the schedule has had yet, and puts the words of a draft before them.
    Notes readUnused(Store store, IssueDraft draft) {
        Notes files = read(file -> store.read(tables -> tables.issueNotes()
                .usedIn(schedule.name(), file.hash(), file.note())
                .isPresent()));
        return new DraftNotes(config.list(schedule.list()), draft).with(files);
    }

    /// Reads the files that no issue has had yet.
    ///
    /// @param isUsed tells whether an issue of the schedule has had a note of that hash
    public Notes read(Predicate<NoteFile> isUsed) {
        var files = new ArrayList<NoteFile>();
        var warnings = new ArrayList<Diagnostic>();
        var faults = new ArrayList<Diagnostic>();
        for (Named named : named()) {
            try {
                ParsedNote parsed = parse(named);
                Optional<NoteFile> fresh = file(named, parsed).filter(isUsed.negate());
                fresh.ifPresent(file -> {
                    files.add(file);
                    warnings.addAll(parsed.warnings());
                });
                faults.addAll(parsed.errors());
            } catch (IOException e) {
                String remedy = "see that it is a file, no link to elsewhere, of at most 200 kB, that Gazette may read";
                faults.add(new Diagnostic(named.file(), 1, "it cannot be read", remedy));
            }
        }
        return new Notes(files, warnings, faults, List.of());
    }

    private List<Named> named() {
        Path folder = config.workspace().resolve(FOLDER);
        Pattern name =
                Pattern.compile(Pattern.quote(schedule.name()) + "\\.(intro|outro)(?:\\.([A-Za-z0-9-]{2,35}))?\\.md");
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return all.sorted()
                    .flatMap(file -> {
                        Matcher matcher = name.matcher(file.getFileName().toString());
                        return matcher.matches() ? Stream.of(named(file, matcher)) : Stream.empty();
                    })
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Named named(Path file, Matcher name) {
        return new Named(
                config.workspace().relativize(file),
                Place.valueOf(name.group(1).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(name.group(2)).orElse(""));
    }

    private ParsedNote parse(Named named) throws IOException {
        Path file = config.workspace().resolve(named.file());
        Path folder = config.workspace().resolve(FOLDER);
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("leads outside the folder");
        }
        byte[] bytes = BoundedFile.read(file, MOST_BYTES);
        String lang = named.lang().isEmpty() ? config.list(schedule.list()).language() : named.lang();
        return NoteParser.parse(named.file(), bytes, lang);
    }

    private static Optional<NoteFile> file(Named named, ParsedNote parsed) {
        if (parsed.html().isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = parsed.fields().stream()
                .map(field -> new Field(field.mark(), field.name(), field.fallback()))
                .toList();
        var note = new IssueNote(named.place(), named.lang(), parsed.html(), parsed.text(), fields);
        return Optional.of(new NoteFile(named.file(), Sha256.hex(parsed.source()), note));
    }
}
