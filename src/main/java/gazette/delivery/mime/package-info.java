/// Receives a rendered mail, encodes it once as MIME with slots, and fills in each recipient's values.
@NullMarked
package gazette.delivery.mime;

import org.jspecify.annotations.NullMarked;
