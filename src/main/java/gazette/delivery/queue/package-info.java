/// Claims mails from the outbox, sends them with a few workers at the permitted rate, and records the results, many in
/// one transaction.
@NullMarked
package gazette.delivery.queue;

import org.jspecify.annotations.NullMarked;
