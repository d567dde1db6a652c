/// Reads the exports of other newsletter products, returns subscribers in one form.
@NullMarked
package gazette.subscribers.products;

import org.jspecify.annotations.NullMarked;
