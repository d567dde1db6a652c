/// Receives an enveloped message, speaks SMTP to a relay, hands on the reply and the phase that it came in.
@NullMarked
package gazette.delivery.smtp;

import org.jspecify.annotations.NullMarked;
