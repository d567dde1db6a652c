package gazette.web.admin;

/// Shows something that waits for a person.
///
/// @param text what it is, and since when
/// @param detail the reason as it was recorded; may be empty
/// @param link where it is decided; empty if that is not at the desk
/// @param action what the link is called
/// @param isUrgent whether nothing goes on until then
record OpenDecision(String text, String detail, String link, String action, boolean isUrgent) {}
