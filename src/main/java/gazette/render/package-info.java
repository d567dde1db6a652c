/// Describes what is rendered, and for which target. Receives articles and issues; the same input gives the same
/// bytes: no clock, no chance.
@NullMarked
package gazette.render;

import org.jspecify.annotations.NullMarked;
