/// Builds the feeds that Gazette publishes, and tells WebSub hubs when one has changed.
@NullMarked
package gazette.press.feeds;

import org.jspecify.annotations.NullMarked;
