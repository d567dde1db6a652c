/// Receives an encoded message, returns it with its DKIM signatures (RFC 6376).
@NullMarked
package gazette.delivery.dkim;

import org.jspecify.annotations.NullMarked;
