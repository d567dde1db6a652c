/// Receives domains, asks the DNS, returns the mail servers that take their mail.
@NullMarked
package gazette.delivery.dns;

import org.jspecify.annotations.NullMarked;
