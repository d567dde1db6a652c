package gazette.delivery;

import java.time.Instant;

/// Describes why and until when nothing is sent to a relay.
///
/// @param objectsToSender true if the relay refuses the sender, false if it cannot be reached
/// @param reason what the relay said last
/// @param count how many pauses there were since the relay accepted a mail, with this one
public record RelayPause(Instant until, boolean objectsToSender, String reason, int count) {}
