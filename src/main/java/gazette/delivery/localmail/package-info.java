/// Keeps mail in a folder of this machine where there is no relay, and reads it again for the local inbox.
@NullMarked
package gazette.delivery.localmail;

import org.jspecify.annotations.NullMarked;
