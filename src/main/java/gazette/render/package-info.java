/// The typesetter: receives an issue, hands on mail, web pages and feeds.
@NullMarked
package gazette.render;

import org.jspecify.annotations.NullMarked;
