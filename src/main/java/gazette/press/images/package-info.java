/// Fetches the images of articles and keeps them. Hands on stored images and which are to be fetched again.
@NullMarked
package gazette.press.images;

import org.jspecify.annotations.NullMarked;
