package gazette.delivery.smtp;

import java.time.Duration;

/// How long the phases of a dialogue may last in all, however they are spent (RFC 5321 section 4.5.3.2).
///
/// @param connect until the TCP connection stands
/// @param reply until the greeting, and each command, is answered; also until the body is written
/// @param dot until the final dot is answered
public record SmtpTimeouts(Duration connect, Duration reply, Duration dot) {
    public static final SmtpTimeouts USUAL =
            new SmtpTimeouts(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofMinutes(10));
}
