package gazette.render.view;

/// Holds an editor's words before or after the articles of an issue.
///
/// @param html clean; written with `?no_esc`
/// @param plain the same as plain text
public record NoteView(String html, String plain) {}
