package gazette.proof;

/// One thing that a proof-reader has to say of a letter.
///
/// @param check what was looked at: `size`, `links`, `unsubscribe`, `text`
/// @param problem what was found, one sentence
public record Finding(Severity severity, String check, String problem) {
    /// An error stops a run before its first letter.
    public enum Severity {
        ERROR,
        WARNING
    }
}
