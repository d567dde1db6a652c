/// Reads a mailbox by IMAP, returns the mails that may ask to unsubscribe.
@NullMarked
package gazette.delivery.imap;

import org.jspecify.annotations.NullMarked;
