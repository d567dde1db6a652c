/// Takes claimed mails from the outbox, sends them with a few workers at the permitted rate, commits the results in
/// groups.
@NullMarked
package gazette.delivery.queue;

import org.jspecify.annotations.NullMarked;
