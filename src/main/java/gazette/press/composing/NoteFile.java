package gazette.press.composing;

import gazette.issues.IssueNote;
import java.nio.file.Path;

/// Holds a file with an editor's words for the next issue of a schedule.
///
/// @param file relative to the workspace
/// @param hash of its text: once an issue has it, it is not used again until its text changes
public record NoteFile(Path file, String hash, IssueNote note) {}
