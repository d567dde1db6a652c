/// The typesetter: receives articles and issues, hands on mail, web pages and feeds. All that readers see is a template
/// here, and the same input gives the same bytes: no clock, no chance.
@NullMarked
package gazette.render;

import org.jspecify.annotations.NullMarked;
