/// Decides when a feed is to be polled and which of its entries are new.
@NullMarked
package gazette.sources.polling;

import org.jspecify.annotations.NullMarked;
