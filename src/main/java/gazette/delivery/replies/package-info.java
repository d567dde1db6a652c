/// Receives SMTP replies, decides what each means for its mail, for the relay and for the issue.
///
/// What a 550 or a 421 does, for example, depends on the command it comes to, and on what it says to others:
///
/// | reply | result ([SmtpPhase], [RelayFailureMonitor]) | what follows |
/// |---|---|---|
/// | `421 …` before MAIL or at MAIL | not sent, because of the relay | after three, the relay pauses; the mails wait |
/// | `421 …` or `454 …` at RCPT, DATA or the dot | deferred | this mail waits, and its domain is slowed down |
/// | the same to several domains running ([FaultAttribution]) | deferred | the relay pauses |
/// | the connection breaks after RCPT | not sent, because of the mail | tried again; after three times it waits |
/// | `550 …` at MAIL | not sent, because of the sender | the relay pauses; all mails wait |
/// | `550 5.1.1 …` at RCPT | failed | the address is suppressed on all lists (`store.DeliveryTable`) |
/// | any other `550 …` | undecided | the mail waits until a later one is accepted, or ten are refused |
/// | then another mail is accepted | failed; deferred if it is the first `550 5.7.1 …` | only this subscriber |
/// | then ten get the same reply ([CircuitBreaker]) | not sent, because of the sender | the relay pauses |
@NullMarked
package gazette.delivery.replies;

import org.jspecify.annotations.NullMarked;
