/// Receives a schedule and the time it is due, runs it: ingest, pick, compose, hand over for sending. Previews and
/// tests, too.
@NullMarked
package gazette.press.publishing;

import org.jspecify.annotations.NullMarked;
