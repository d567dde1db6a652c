package gazette.press.composing;

import gazette.issues.DraftField;
import gazette.issues.IssueNote;
import java.nio.file.Path;
import java.util.Optional;

/// Holds an editor's words for the next issue of a schedule, from a file beside it or from the draft at the desk.
///
/// @param file relative to the workspace; for words of the draft `draft/intro`, which is no file
/// @param hash of the text of a file: once an issue has it, it is not used again until its text changes
public record NoteFile(Path file, String hash, IssueNote note) {
    private static final Path DRAFT = Path.of("draft");

    /// Returns what diagnostics call a field of the draft.
    static Path ofDraft(DraftField field) {
        return DRAFT.resolve(field.name());
    }

    /// Returns the field of the draft that diagnostics call so; empty if it is a file.
    static Optional<DraftField> field(Path file) {
        return file.startsWith(DRAFT) ? DraftField.of(file.getFileName().toString()) : Optional.empty();
    }

    /// Returns whether the words are those of the draft.
    public boolean isOfDraft() {
        return file.startsWith(DRAFT);
    }

    /// Returns whether other words stand at the same place of the same letters.
    boolean isInPlaceOf(NoteFile other) {
        return note.place() == other.note().place()
                && note.lang().equalsIgnoreCase(other.note().lang());
    }
}
