package gazette.issues;

/// Describes a mail to somebody who reviews an issue.
///
/// @param review its id
/// @param hash what the mail is about
/// @param before what the editors were asked about before; empty if nothing
/// @param attempts so far
/// @param reply to the last attempt
public record ReviewMail(
        long review, Kind kind, String hash, String address, String before, int attempts, String reply) {
    /// Creates one that was not tried yet.
    public ReviewMail(long review, Kind kind, String hash, String address, String before) {
        this(review, kind, hash, address, before, 0, "");
    }

    /// Says what a mail is about.
    public enum Kind {
        /// It asks to look at an issue.
        ASK,
        /// The slot has come, and the issue is held.
        HELD,
        /// The issue went out otherwise than it was last shown.
        SENT,
        /// The slot has come, and there was nothing to send any more.
        NOTHING
    }
}
