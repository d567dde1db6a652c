package gazette.exam;

import java.util.List;

/// One of Debian's mail servers, set up to take letters for everybody and to hand them on to another server.
interface MailServer {
    /// Returns the server's name for people.
    String name();

    /// Returns Debian's packages that it needs.
    List<String> packages();

    /// Returns the command that runs it, and does not return while it runs. Paths are those of its tree.
    List<String> command();

    /// Returns what finds the letters that it has accepted and not handed on yet: arguments of find(1). A kill leaves
    /// others behind that were not received whole.
    List<String> queued();

    /// Returns whether it takes addresses beyond ASCII (RFC 6531).
    boolean supportsUtf8();

    /// Returns how many of its permanent refusals at RCPT say that a mailbox does not exist (5.1.1).
    boolean namesUnknownMailboxes();

    /// Writes its accounts, folders and settings.
    ///
    /// @param port of the loopback, where it listens
    /// @param sink the port that it hands all letters on to
    /// @param lenient whether it accepts now what it refused for the time being
    void configure(DebianTree tree, int port, int sink, boolean lenient);
}
