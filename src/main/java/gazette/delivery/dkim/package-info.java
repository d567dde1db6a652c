/// Receives an encoded message, hands it on with its DKIM signature (RFC 6376).
@NullMarked
package gazette.delivery.dkim;

import org.jspecify.annotations.NullMarked;
