/// Receives SMTP replies, decides what each means for its mail, for the relay and for the issue.
///
/// What a 550 does, for example, depends on where it comes and what it says:
///
/// | reply | result ([SmtpPhase], [RelayFailureMonitor]) | what follows |
/// |---|---|---|
/// | `550 …` at MAIL | not sent, because of the sender | the relay pauses; all mails wait |
/// | `550 5.1.1 …` at RCPT | failed | the address is suppressed on all lists (`store.DeliveryTable`) |
/// | `550 5.7.1 …`, first time | deferred | the mail is tried once more |
/// | `550 5.7.1 …`, second time | failed | this subscriber does not get the issue |
/// | `550 5.7.1 …` to ten in a row | not sent, because of the sender ([CircuitBreaker]) | the relay pauses |
/// | any other `550 …` | failed | this subscriber does not get the issue |
@NullMarked
package gazette.delivery.replies;

import org.jspecify.annotations.NullMarked;
