package gazette.delivery.smtp;

import java.time.Duration;

/// Holds how long each phase of an SMTP session may last in total (RFC 5321 section 4.5.3.2).
///
/// @param connect until the TCP connection is open
/// @param reply until the reply to a command, or the greeting, has arrived; also until the body is written
/// @param dot until the reply to the final dot has arrived
public record SmtpTimeouts(Duration connect, Duration reply, Duration dot) {
    public static final SmtpTimeouts USUAL =
            new SmtpTimeouts(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /// Returns how long to wait for the reply to a packet of commands that the server may not have understood: not as
    /// long, because then the commands are sent one by one.
    Duration doubtful() {
        return reply.dividedBy(5);
    }
}
