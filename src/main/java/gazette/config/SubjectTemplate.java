package gazette.config;

/// Holds the line of FreeMarker that a schedule's subjects are made of.
///
/// @param line where it stands in the schedule's file, counted from 1
public record SubjectTemplate(String text, int line) {}
