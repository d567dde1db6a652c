/// The use cases: receive an order, fetch what it needs from the rooms, own the transaction, hand on what was done.
@NullMarked
package gazette.press;

import org.jspecify.annotations.NullMarked;
