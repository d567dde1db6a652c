/// Receives the bytes of a feed or an OPML list, hands on its entries in one shape, whatever the format.
@NullMarked
package gazette.sources.feeds;

import org.jspecify.annotations.NullMarked;
