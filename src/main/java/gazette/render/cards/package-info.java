/// Draws a picture of a title for link previews, hands on a PNG.
@NullMarked
package gazette.render.cards;

import org.jspecify.annotations.NullMarked;
