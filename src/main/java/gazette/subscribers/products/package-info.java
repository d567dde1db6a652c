/// Reads the exports of other newsletter products, hands on subscribers in one shape.
@NullMarked
package gazette.subscribers.products;

import org.jspecify.annotations.NullMarked;
