package gazette.render;

/// A mail as its template set it, without the headers.
///
/// @param preheader what an inbox shows behind the subject; `html` carries it, hidden
/// @param html a whole document, all CSS inlined, all addresses absolute
/// @param text the same as plain text; its lines end in LF and are not wrapped
public record Edition(String subject, String preheader, String html, String text) {}
