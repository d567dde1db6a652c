/// Receives the stored articles and a schedule's subscribers, hands on which articles the next issue holds for each
/// group of them, and why.
@NullMarked
package gazette.press.picking;

import org.jspecify.annotations.NullMarked;
