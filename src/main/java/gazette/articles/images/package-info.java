/// Receives the bytes of an image, hands on an image that mail programs can show, or the reason why there is none.
/// Limits size and work before anything is decoded.
@NullMarked
package gazette.articles.images;

import org.jspecify.annotations.NullMarked;
