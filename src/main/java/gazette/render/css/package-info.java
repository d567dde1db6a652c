/// Receives HTML and style sheets, hands on HTML whose styles stand in its elements.
@NullMarked
package gazette.render.css;

import org.jspecify.annotations.NullMarked;
