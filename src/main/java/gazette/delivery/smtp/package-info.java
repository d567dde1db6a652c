/// Receives a message with its envelope, sends it to a relay by SMTP, returns the result.
@NullMarked
package gazette.delivery.smtp;

import org.jspecify.annotations.NullMarked;
