package gazette.press.composing;

import gazette.articles.parsing.NoteParser;
import gazette.articles.parsing.ParsedNote;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.issues.DraftField;
import gazette.issues.DraftField.Kind;
import gazette.issues.IssueDraft;
import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Field;
import gazette.issues.IssueNote.Place;
import gazette.press.composing.ReadNotes.Notes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parses the words that editors have written at the desk for the next issue, and puts them before those in files:
/// where both have words for one place and language, the file waits for a later issue.
final class DraftNotes {
    private final ListConfig list;
    private final List<NoteFile> words = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    DraftNotes(ListConfig list, IssueDraft draft) {
        this.list = list;
        draft.fields().keySet().stream()
                .filter(field -> field.kind() == Kind.INTRO || field.kind() == Kind.OUTRO)
                .filter(field -> !draft.value(field).isBlank())
                .sorted(Comparator.comparing(DraftField::name))
                .forEach(field -> parse(field, draft.value(field)));
    }

    private void parse(DraftField field, String value) {
        String lang = field.key().isEmpty() ? list.language() : field.key();
        ParsedNote parsed = NoteParser.parse(NoteFile.ofDraft(field), value.getBytes(StandardCharsets.UTF_8), lang);
        faults.addAll(parsed.errors());
        if (parsed.html().isEmpty()) {
            return;
        }
        warnings.addAll(parsed.warnings());
        Place place = field.kind() == Kind.INTRO ? Place.INTRO : Place.OUTRO;
        List<Field> fields = parsed.fields().stream()
                .map(said -> new Field(said.mark(), said.name(), said.fallback()))
                .toList();
        // No hash of a file is like it: the same greeting may be in every issue.
        words.add(new NoteFile(
                NoteFile.ofDraft(field),
                "draft",
                new IssueNote(place, field.key(), parsed.html(), parsed.text(), fields)));
    }

    /// Returns them with those in files that go out beside them.
    Notes with(Notes files) {
        List<NoteFile> all = new ArrayList<>(words);
        List<NoteFile> waiting = new ArrayList<>();
        for (NoteFile file : files.files()) {
            (words.stream().anyMatch(file::isInPlaceOf) ? waiting : all).add(file);
        }
        List<Diagnostic> allWarnings = new ArrayList<>(warnings);
        files.warnings().stream()
                .filter(warning ->
                        waiting.stream().noneMatch(file -> file.file().equals(warning.file())))
                .forEach(allWarnings::add);
        List<Diagnostic> allFaults = new ArrayList<>(faults);
        allFaults.addAll(files.faults());
        return new Notes(all, allWarnings, allFaults, waiting);
    }
}
