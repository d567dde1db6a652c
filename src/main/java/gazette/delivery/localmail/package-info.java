/// Stores mails in a folder if there is no relay, and reads them again for the mailbox page.
@NullMarked
package gazette.delivery.localmail;

import org.jspecify.annotations.NullMarked;
