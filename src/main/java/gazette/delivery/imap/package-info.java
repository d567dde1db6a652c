/// Reads a mailbox by IMAP, hands on mails that ask to unsubscribe.
@NullMarked
package gazette.delivery.imap;

import org.jspecify.annotations.NullMarked;
