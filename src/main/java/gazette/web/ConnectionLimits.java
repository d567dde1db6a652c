package gazette.web;

import java.time.Duration;

/// Says how long a client may take, and how many connections it may have.
///
/// @param head how long until a request's head is there, counted from the opening of the connection or from the end of
///     the last response
/// @param start how long a client that has just connected is left in peace, if there are too many connections
/// @param grace how long a body, or the reading of a response, may stand still
/// @param bytesPerSecond the least rate of a body, after the time of grace
/// @param perAddress how many connections an address may have
/// @param total how many connections all addresses may have
record ConnectionLimits(Duration head, Duration start, Duration grace, int bytesPerSecond, int perAddress, int total) {
    static final ConnectionLimits DEFAULT = new ConnectionLimits(
            Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofSeconds(10), 2048, 100, 1000);
}
