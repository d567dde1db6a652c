package gazette.delivery;

import java.time.Instant;

/// Describes why and until when nothing is sent to a relay.
///
/// @param objectsToSender true if the relay refuses the sender, false if it cannot be reached
/// @param reason what the relay said last
public record RelayPause(Instant until, boolean objectsToSender, String reason) {}
